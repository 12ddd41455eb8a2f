package io.earshot.streams.session.chain;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.StreamWindow;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all parts of a session's chains took in each of the newest seconds. */
final class ChainParts {

  /** Parts of one session; a new one beyond is left out, and chains through it are partial. */
  private static final int MAX_PARTS = 2_000;

  private static final double MEDIAN = 0.5;
  private static final double NANOS_PER_MILLI = 1e6;

  private final TreeMap<PartName, ChainPart> parts = new TreeMap<>();

  /** Takes the windows of a second; of two clocks for one hop the better one comes first. */
  void observe(long second, List<HopWindow> hops, List<StreamWindow> streams) {
    Set<PartName> seen = new HashSet<>();
    for (HopWindow window : hops) {
      HopName name = window.name();
      PartName part = PartName.of(name.hop(), name.from(), name.to());
      OptionalDouble medianMillis = window.delay().percentileMillis(MEDIAN);
      Double boundMillis = window.boundMillis();
      if (medianMillis.isPresent() && boundMillis != null && seen.add(part)) {
        boolean isEstimated = name.clock() == HopClock.ESTIMATED;
        put(part, second, medianMillis.getAsDouble(), boundMillis, isEstimated);
      }
    }
    for (StreamWindow stream : streams) {
      Double bufferMillis = stream.jitterBufferMillis();
      if (stream.peer() != null && bufferMillis != null) {
        PartName part = new PartName(PartName.JITTER_BUFFER, stream.peer(), stream.participant());
        put(part, second, bufferMillis, 0, false);
      }
    }
  }

  private void put(
      PartName name, long second, double millis, double boundMillis, boolean isEstimated) {
    ChainPart part = parts.get(name);
    if (part == null && parts.size() < MAX_PARTS) {
      part = new ChainPart();
      parts.put(name, part);
    }
    if (part != null) {
      part.put(
          second,
          Math.round(millis * NANOS_PER_MILLI),
          Math.round(boundMillis * NANOS_PER_MILLI),
          isEstimated);
    }
  }

  /** The part if it has a value near a second. */
  @Nullable ChainPart near(PartName name, long second) {
    ChainPart part = parts.get(name);
    return part != null && part.isNear(second) ? part : null;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(parts.size());
    parts.forEach(
        (name, part) -> {
          out.writeString(name.what());
          out.writeString(name.from());
          out.writeString(name.to());
          part.writeTo(out);
        });
  }

  void readFrom(SnapshotReader in) {
    for (int n = in.readCount(MAX_PARTS); n > 0; n--) {
      PartName name = new PartName(in.readString(), in.readString(), in.readString());
      parts.put(name, ChainPart.readFrom(in));
    }
  }
}
