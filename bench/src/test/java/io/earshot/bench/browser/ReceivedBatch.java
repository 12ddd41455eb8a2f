package io.earshot.bench.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A batch as it came over the wire. */
record ReceivedBatch(JsonNode json) {

  long boot() {
    return json.path("boot").asLong();
  }

  long sequence() {
    return json.path("sequence").asLong();
  }

  int observations() {
    return json.path("observations").asInt();
  }

  int epoch() {
    return json.path("clock").path("epoch").asInt();
  }

  List<JsonNode> rows(String list) {
    return StreamSupport.stream(json.path(list).spliterator(), false).toList();
  }

  /** Marks of one stage, row by row. */
  List<Frame> frames(String stage) {
    List<Frame> frames = new ArrayList<>();
    for (JsonNode columns : rows("marks")) {
      if (!columns.path("stage").asText().equals(stage)) {
        continue;
      }
      long atNanos = columns.path("baseNanos").asLong();
      int rtpTimestamp = 0;
      for (int i = 0; i < columns.path("count").asInt(); i++) {
        atNanos += columns.path("atDeltaNanos").path(i).asLong();
        rtpTimestamp += columns.path("rtpTimestampDelta").path(i).asInt();
        frames.add(
            new Frame(
                columns.path("ssrc").asLong(),
                atNanos,
                Integer.toUnsignedLong(rtpTimestamp),
                columns.path("payloadHash").path(i).asInt(),
                columns.path("payloadBytes").path(i).asInt(),
                columns.path("primaryHash").path(i).asInt(),
                columns.path("primaryBytes").path(i).asInt(-1),
                columns.path("sinceCaptureNanos").path(i).asInt(-1),
                columns.path("sequenceNumber").path(i).asInt(-1)));
      }
    }
    return frames;
  }

  /**
   * One mark; -1 where a column is absent.
   *
   * @param hash FNV-1a of the whole payload
   */
  record Frame(
      long ssrc,
      long atNanos,
      long rtpTimestamp,
      int hash,
      int bytes,
      int primaryHash,
      int primaryBytes,
      int sinceCaptureNanos,
      int sequenceNumber) {}
}
