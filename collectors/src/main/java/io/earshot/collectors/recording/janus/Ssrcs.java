package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.browser.Marks;
import io.earshot.collectors.recording.browser.StatsIndex;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SSRC that each participant sends and receives. Marks and events of these folders carry none,
 * so it comes from getStats() where that is unambiguous, else from what the page saw first.
 */
final class Ssrcs {

  private static final Pattern SDP_SSRC = Pattern.compile("a=ssrc:([0-9]{1,10}) ");
  private static final long MAX_SSRC = 0xffff_ffffL;

  private final StatsIndex stats;
  private final Marks marks;
  private final JsonRow firstFrames;
  private final Room room;
  private final WorkerStreams worker;
  private final Map<String, Long> receivedByParticipant = new HashMap<>();

  Ssrcs(Sources sources, Room room, WorkerStreams worker) {
    this.stats = sources.stats();
    this.marks = sources.marks();
    this.firstFrames = sources.meta().at("first_encoded_frame");
    this.room = room;
    this.worker = worker;
  }

  @Nullable Long sent(String participant) {
    Long only = stats.onlyOutboundAudio(participant);
    if (only != null) {
      return only;
    }
    if (participant.equals(worker.participant()) && worker.sentSsrc() != null) {
      return worker.sentSsrc();
    }
    Long first = firstFrame(participant, "tx");
    return first != null ? first : offered(participant);
  }

  @Nullable Long received(String participant) {
    return receivedByParticipant.computeIfAbsent(participant, this::findReceived);
  }

  private @Nullable Long findReceived(String participant) {
    List<StatsIndex.Stream> inbound = stats.inbound(participant);
    if (inbound.size() == 1) {
      return inbound.get(0).ssrc();
    }
    if (participant.equals(worker.participant())) {
      return worker.receivedSsrc();
    }
    Long played = inbound.isEmpty() ? null : marks.receivedSsrc(participant, stats);
    return played != null ? played : firstFrame(participant, "rx");
  }

  private @Nullable Long firstFrame(String participant, String side) {
    for (JsonRow entry : firstFrames.each(participant)) {
      if (side.equals(entry.text("side"))) {
        try {
          Long ssrc = entry.at("first").whole("synchronizationSource");
          return ssrc != null && 0 <= ssrc && ssrc <= MAX_SSRC ? ssrc : null;
        } catch (BadRow e) {
          return null;
        }
      }
    }
    return null;
  }

  private @Nullable Long offered(String participant) {
    String sdp = room.offer(participant);
    Matcher line = sdp == null ? null : SDP_SSRC.matcher(sdp);
    if (line == null || !line.find()) {
      return null;
    }
    long ssrc = Long.parseLong(line.group(1));
    return ssrc <= MAX_SSRC ? ssrc : null;
  }
}
