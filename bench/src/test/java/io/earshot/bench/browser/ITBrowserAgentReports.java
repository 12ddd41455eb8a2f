package io.earshot.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agent says of counters, tracks and states, against what the page itself was told. */
class ITBrowserAgentReports extends PageAndEdge {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int REPORTS = 40;
  private static final String NO_MARKS = "no marks: the application has a transform of its own";

  /** W3C webrtc-stats to the schema, as the schema's docs say; else the name is the same. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("jitter", "jitterSeconds"),
          Map.entry("jitterBufferDelay", "jitterBufferDelaySeconds"),
          Map.entry("jitterBufferTargetDelay", "jitterBufferTargetDelaySeconds"),
          Map.entry("jitterBufferMinimumDelay", "jitterBufferMinimumDelaySeconds"),
          Map.entry("jitterBufferEmittedCount", "jitterBufferEmittedSamples"),
          Map.entry("totalProcessingDelay", "totalProcessingDelaySeconds"),
          Map.entry("targetBitrate", "targetBitsPerSecond"),
          Map.entry("totalPacketSendDelay", "totalPacketSendDelaySeconds"),
          Map.entry("roundTripTime", "roundTripTimeSeconds"),
          Map.entry("totalRoundTripTime", "totalRoundTripTimeSeconds"),
          Map.entry("fractionLost", "fractionLostRatio"),
          Map.entry("currentRoundTripTime", "currentRoundTripTimeSeconds"),
          Map.entry("availableOutgoingBitrate", "availableOutgoingBitsPerSecond"));

  private static final Set<String> COUNTERS =
      Set.of(
          "packetsReceived",
          "packetsLost",
          "packetsDiscarded",
          "packetsSent",
          "bytesReceived",
          "bytesSent",
          "headerBytesReceived",
          "headerBytesSent",
          "retransmittedPacketsSent",
          "nackCount",
          "fecPacketsReceived",
          "fecPacketsDiscarded",
          "totalSamplesReceived",
          "concealedSamples",
          "silentConcealedSamples",
          "concealmentEvents",
          "insertedSamplesForDeceleration",
          "removedSamplesForAcceleration",
          "roundTripTimeMeasurements",
          "responsesReceived");

  @BeforeEach
  void start() {
    page.go(edge.uri("/call.html"));
    page.run("load('/v1/agent.js')");
    page.run("earshot.observeAll()");
    page.run(
        "earshot.connect({url: '%s', token: 't', session: 'RM_1', participant: 'alice'})"
            .formatted(edge.uri("")));
  }

  @Test
  void countersAreTheOnesThatThePageReads() {
    page.run("call()");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(rows("reports")).hasSizeGreaterThan(REPORTS));
    Map<String, List<Map<String, Double>>> told = new HashMap<>();
    for (JsonNode snapshot : page.run("told.stats")) {
      for (JsonNode stat : snapshot) {
        long tenthsOfMillis = Math.round(stat.path("timestamp").asDouble() * 10);
        told.computeIfAbsent(
                key(stat.path("type").asText(), stat, tenthsOfMillis), key -> new ArrayList<>())
            .add(expected(stat));
      }
    }
    List<JsonNode> reports = rows("reports");
    for (JsonNode report : reports) {
      String type = report.path("type").asText().toLowerCase().replace('_', '-');
      long tenthsOfMillis = Math.round(report.path("statsNanos").asLong() / 1e5);
      // Both ends of the call may have a pair of candidates at the same instant.
      assertThat(told.get(key(type, report, tenthsOfMillis)))
          .as(report.toString())
          .contains(counters(report));
    }
    assertThat(reports)
        .extracting(report -> report.path("type").asText())
        .contains(
            "INBOUND_RTP",
            "OUTBOUND_RTP",
            "REMOTE_INBOUND_RTP",
            "REMOTE_OUTBOUND_RTP",
            "CANDIDATE_PAIR");
    assertThat(reports)
        .filteredOn(report -> report.path("type").asText().equals("INBOUND_RTP"))
        .extracting(report -> report.path("mime").asText())
        .containsOnly("audio/opus");
  }

  @Test
  void aCallIsToldFromItsJoinToItsEnd() {
    page.run("call()");
    await().atMost(PATIENCE).until(() -> kinds().contains("FIRST_AUDIO"));
    await().atMost(PATIENCE).until(() -> kinds().contains("TRACK_SUBSCRIBED"));
    await().atMost(PATIENCE).until(() -> !frames("PLAYOUT").isEmpty());
    String track = page.run("calls[0].stream.getAudioTracks()[0].id").asText();
    page.run("hangUp()");
    await().atMost(PATIENCE).until(() -> kinds().contains("DISCONNECTED"));
    page.run("earshot.close()");

    assertThat(kinds())
        .containsSubsequence(
            "JOINED", "CONNECTING", "CONNECTED", "TRACK_SUBSCRIBED", "DISCONNECTED", "LEFT");
    assertThat(kinds()).filteredOn("JOINED"::equals).hasSize(1);
    JsonNode connected = first("CONNECTED");
    assertThat(connected.path("relayed").asBoolean(true)).isFalse();
    assertThat(connected.path("transport").asText()).isEqualTo("udp");
    assertThat(first("TRACK_PUBLISHED").path("track").asText()).isEqualTo(track);
    assertThat(first("TRACK_SUBSCRIBED").path("track").asText()).isEqualTo(track);
    assertThat(first("FIRST_AUDIO").path("atNanos").asLong())
        .isBetween(
            first("JOINED").path("atNanos").asLong(),
            first("JOINED").path("atNanos").asLong() + 10_000_000_000L);
  }

  /** A frame is played after it was received, within what a jitter buffer may hold. */
  @Test
  void whatIsPlayedWasReceivedShortlyBefore() {
    page.run("call()");
    await().atMost(PATIENCE).until(() -> frames("PLAYOUT").size() > 4);
    page.run("earshot.close()");
    Map<Long, Long> receivedNanos =
        frames("RECEIVE").stream()
            .collect(
                Collectors.toMap(
                    ReceivedBatch.Frame::rtpTimestamp, ReceivedBatch.Frame::atNanos, (a, b) -> a));
    int joined = 0;
    for (ReceivedBatch.Frame played : frames("PLAYOUT")) {
      Long atNanos = receivedNanos.get(played.rtpTimestamp());
      if (atNanos != null) {
        joined++;
        assertThat(played.atNanos() - atNanos).isBetween(-2_000_000L, 1_000_000_000L);
      }
    }
    assertThat(joined).isGreaterThan(2);
  }

  @Test
  void framesOfAnApplicationWithItsOwnTransformAreLeftAlone() {
    page.run("call({ownsTransform: true})");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(rows("lifecycle"))
                    .filteredOn(event -> event.path("reason").asText().equals(NO_MARKS))
                    .hasSize(2));
    await().atMost(PATIENCE).until(() -> page.run("told.owned").asInt() > 200);
    assertThat(rows("reports")).isNotEmpty();
    assertThat(frames("SEND")).isEmpty();
    assertThat(frames("RECEIVE")).isEmpty();
    await().atMost(PATIENCE).until(() -> kinds().contains("FIRST_AUDIO"));
  }

  private List<JsonNode> rows(String list) {
    return edge.batches().stream().flatMap(batch -> batch.rows(list).stream()).toList();
  }

  private List<ReceivedBatch.Frame> frames(String stage) {
    return edge.batches().stream().flatMap(batch -> batch.frames(stage).stream()).toList();
  }

  private List<String> kinds() {
    return rows("lifecycle").stream().map(event -> event.path("kind").asText()).toList();
  }

  private JsonNode first(String kind) {
    return rows("lifecycle").stream()
        .filter(event -> event.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String key(String type, JsonNode row, long tenthsOfMillis) {
    return type + " " + row.path("ssrc").asText("") + " " + tenthsOfMillis;
  }

  private static Map<String, Double> counters(JsonNode report) {
    Map<String, Double> counters = new TreeMap<>();
    report
        .properties()
        .forEach(
            field -> {
              if (COUNTERS.contains(field.getKey()) || NAMES.containsValue(field.getKey())) {
                counters.put(field.getKey(), field.getValue().asDouble());
              }
            });
    return counters;
  }

  private static Map<String, Double> expected(JsonNode stat) {
    Map<String, Double> counters = new TreeMap<>();
    stat.properties()
        .forEach(
            field -> {
              String name = NAMES.getOrDefault(field.getKey(), field.getKey());
              if (COUNTERS.contains(name) || NAMES.containsValue(name)) {
                counters.put(name, field.getValue().asDouble());
              }
            });
    return counters;
  }
}
