package io.earshot.collectors.recording.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Statistics of LiveKit's Python SDK in the names of W3C webrtc-stats: the same counters, but in
 * snake case, grouped, and without those that are zero (proto3 leaves defaults out).
 */
final class SdkStats {

  private static final int DIGITS_OF_MILLIS_IN_MICROS = 3;

  /** Where absent means zero. A round trip is not here: absent means not measured yet. */
  private static final Map<String, List<String>> ZERO_WHEN_ABSENT =
      Map.of(
          "inbound-rtp",
              List.of(
                  "packetsLost",
                  "packetsDiscarded",
                  "fecPacketsReceived",
                  "fecPacketsDiscarded",
                  "concealedSamples",
                  "silentConcealedSamples",
                  "concealmentEvents",
                  "jitter"),
          "outbound-rtp", List.of("packetsSent", "bytesSent", "nackCount"),
          "remote-inbound-rtp", List.of("packetsLost", "fractionLost", "jitter"));

  private SdkStats() {}

  static JsonRow inW3cNames(JsonRow report) {
    ObjectNode flat = JsonNodeFactory.withExactBigDecimals(true).objectNode();
    report
        .node()
        .properties()
        .forEach(
            group -> {
              if (group.getValue().isObject()) {
                group
                    .getValue()
                    .properties()
                    .forEach(field -> put(flat, field.getKey(), field.getValue()));
              }
            });
    String type = String.valueOf(report.text("type")).replace('_', '-');
    flat.put("type", type);
    putTimestamp(flat, report.at("rtc"));
    for (String name : ZERO_WHEN_ABSENT.getOrDefault(type, List.of())) {
      if (!flat.has(name)) {
        flat.put(name, 0);
      }
    }
    if (String.valueOf(flat.path("state").asText()).endsWith("SUCCEEDED")) {
      flat.put("state", "succeeded");
    }
    return new JsonRow(flat);
  }

  private static void put(ObjectNode flat, String snakeName, JsonNode value) {
    flat.set(camelCase(snakeName), value);
  }

  /** Microseconds here, milliseconds in a browser. */
  private static void putTimestamp(ObjectNode flat, JsonRow header) {
    flat.remove("timestamp");
    try {
      Long micros = header.whole64("timestamp");
      if (micros != null) {
        flat.put("timestamp", BigDecimal.valueOf(micros, DIGITS_OF_MILLIS_IN_MICROS));
      }
    } catch (BadRow e) {
      // Then the object has no time of its own, as if it had not been given.
    }
  }

  private static String camelCase(String snakeName) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < snakeName.length(); i++) {
      char letter = snakeName.charAt(i);
      if (letter == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(letter) : letter);
        upper = false;
      }
    }
    return name.toString();
  }
}
