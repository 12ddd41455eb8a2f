package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worker of a session, if there is one: it joins like everyone but has no browser.
 *
 * @param participant null = no worker
 */
record WorkerStreams(
    @Nullable String participant, @Nullable Long sentSsrc, @Nullable Long receivedSsrc) {

  static WorkerStreams of(@Nullable String participant, List<JsonRow> lines) {
    return new WorkerStreams(
        participant, first(lines, "tx", "outbound-rtp"), first(lines, "rx", "inbound-rtp"));
  }

  private static @Nullable Long first(List<JsonRow> lines, String side, String type) {
    for (JsonRow line : lines) {
      for (JsonRow object : line.each(side)) {
        if (type.equals(object.text("type"))) {
          try {
            return object.whole("ssrc");
          } catch (BadRow e) {
            return null;
          }
        }
      }
    }
    return null;
  }
}
