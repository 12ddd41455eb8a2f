package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The SSRCs in the statistics of a worker's SDK. */
final class SdkStreams {

  private final Set<Long> received = new TreeSet<>();
  private final Set<Long> sent = new TreeSet<>();

  SdkStreams(List<JsonRow> lines) {
    for (JsonRow line : lines) {
      for (JsonRow report : line.each("reports")) {
        String type = String.valueOf(report.text("type"));
        if (type.equals("inbound_rtp")) {
          add(received, report);
        } else if (type.equals("outbound_rtp")) {
          add(sent, report);
        }
      }
    }
  }

  @Nullable Long onlyReceived() {
    return received.size() == 1 ? received.iterator().next() : null;
  }

  @Nullable Long onlySent() {
    return sent.size() == 1 ? sent.iterator().next() : null;
  }

  private static void add(Set<Long> ssrcs, JsonRow report) {
    try {
      Long ssrc = report.at("stream").whole("ssrc");
      if (ssrc != null) {
        ssrcs.add(ssrc);
      }
    } catch (BadRow e) {
      // Counted where the report itself is mapped.
    }
  }
}
