package io.earshot.streams.session.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The streams of one session, sorted by their text. */
final class Streams {

  private final boolean keepsTotals;
  private final int maxStreams;
  private final Map<String, StreamState> byText = new TreeMap<>();
  private final Map<StreamId, StreamState> byId = new HashMap<>();
  private long overflows;

  Streams(boolean keepsTotals, int maxStreams) {
    this.keepsTotals = keepsTotals;
    this.maxStreams = maxStreams;
  }

  /** The stream, made when first asked for; null if there are too many already. */
  @Nullable StreamState of(String participant, boolean isOutbound, long ssrc) {
    StreamId id = new StreamId(participant, isOutbound, ssrc);
    StreamState known = byId.get(id);
    if (known != null) {
      return known;
    }
    if (byId.size() == maxStreams) {
      overflows++;
      return null;
    }
    StreamState made = new StreamState(id, keepsTotals);
    put(made);
    return made;
  }

  /** The stream if anyone has seen it. */
  @Nullable StreamState find(String participant, boolean isOutbound, long ssrc) {
    return byId.get(new StreamId(participant, isOutbound, ssrc));
  }

  /** RTP clock rate of a stream; -1 if unknown. */
  int clockRateHertz(String participant, boolean isOutbound, long ssrc) {
    StreamState known = find(participant, isOutbound, ssrc);
    return known == null ? -1 : known.clockRateHertz();
  }

  /** Whether anyone has seen sound that a participant sends, or receives. */
  boolean hasAny(String participant, boolean isOutbound) {
    for (StreamState stream : byText.values()) {
      if (stream.id.isOutbound() == isOutbound && stream.id.participant().equals(participant)) {
        return true;
      }
    }
    return false;
  }

  boolean keepsTotals() {
    return keepsTotals;
  }

  void put(StreamState state) {
    byId.put(state.id, state);
    byText.put(state.id.text(), state);
  }

  Collection<StreamState> all() {
    return byText.values();
  }

  /** The same by their text. */
  Map<String, StreamState> byText() {
    return byText;
  }

  /** What turned new streams away. */
  long overflows() {
    return overflows;
  }

  void setOverflows(long overflows) {
    this.overflows = overflows;
  }
}
