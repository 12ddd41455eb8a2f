package io.earshot.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.bench.browser.ReceivedBatch.Frame;
import io.earshot.bench.browser.avro.WireBatch;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agent says of frames, clocks and connections of a real call in one page. */
class ITBrowserAgentMarks extends PageAndEdge {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Path VECTORS =
      Path.of(
          "../collectors/agent/src/test/resources/io/earshot/agent/observation",
          "sampling-vectors.csv");

  /** Of a call of noise at 50 frames a second. */
  private static final int FRAMES = 250;

  @Test
  void marksOfSentAndReceivedFramesJoinByTheirPayload() {
    connect("/v1/agent.js");
    page.run("call()");
    awaitFrames("RECEIVE", FRAMES);
    page.run("earshot.close()");

    List<Frame> sent = frames("SEND");
    List<Frame> received = frames("RECEIVE");
    assertThat(joined(sent, received)).isGreaterThanOrEqualTo(0.99);
    assertThat(received).extracting(Frame::sequenceNumber).allMatch(number -> number >= 0);
    assertThat(received.get(0).ssrc()).isEqualTo(sent.get(0).ssrc());
    assertThat(sent.stream().filter(frame -> isAFrame(frame.sinceCaptureNanos())).count())
        .isGreaterThan(sent.size() * 9L / 10);
    assertThat(sent).extracting(Frame::primaryBytes).containsOnly(-1);
    assertBatchesAreSound();
  }

  @Test
  void ofRedTheNewestBlockIsMarkedToo() {
    connect("/v1/agent.js");
    page.run("call({red: true})");
    awaitFrames("RECEIVE", FRAMES);
    page.run("earshot.close()");

    List<Frame> sent = frames("SEND");
    assertThat(joined(sent, frames("RECEIVE"))).isGreaterThanOrEqualTo(0.99);
    // RFC 2198 with one copy: headers of 4 bytes and 1, the frame before, the frame.
    int withCopy = 0;
    for (int i = 1; i < sent.size(); i++) {
      Frame frame = sent.get(i);
      if (frame.bytes() > frame.primaryBytes() + 1) {
        withCopy++;
        assertThat(frame.bytes())
            .isEqualTo(5 + sent.get(i - 1).primaryBytes() + frame.primaryBytes());
      }
    }
    assertThat(withCopy).isGreaterThan(FRAMES / 2);
    assertThat(sent.stream().map(Frame::primaryHash).distinct().count())
        .isGreaterThan(sent.size() * 9L / 10);
    assertBatchesAreSound();
  }

  /** FNV's own test vectors, and RED by RFC 2198 section 3, by the module in this browser. */
  @ParameterizedTest
  @CsvSource({
    "'', audio/opus, 0x811c9dc5, ''",
    "a, audio/opus, 0xe40c292c, ''",
    "foobar, audio/opus, 0xbf9cf968, ''",
    "'\u00ef\u0000\u0000\u0003\u006fxyzfoobar', audio/red, '', 0xbf9cf968",
    "'\u00ef\u0000\u0003\u00ff\u006ffoobar', audio/red, '', 0x811c9dc5",
    "'\u006ffoobar', audio/RED, '', 0xbf9cf968"
  })
  void payloadsHaveTheirPublishedHashes(
      String payload, String mimeType, String whole, String primary) {
    page.go(edge.uri("/call.html"));
    page.run("load('/modules/agent-marks.js')");
    JsonNode marked = page.run("markOne('" + escaped(payload) + "', '" + mimeType + "')");
    if (!whole.isEmpty()) {
      assertThat(marked.at("/payloadHash/0").asInt()).isEqualTo(Long.decode(whole).intValue());
    }
    assertThat(marked.has("primaryHash")).isEqualTo(!primary.isEmpty());
    if (!primary.isEmpty()) {
      assertThat(marked.at("/primaryHash/0").asInt()).isEqualTo(Long.decode(primary).intValue());
    }
  }

  /**
   * RFC 6716 section 3.1: a packet of Opus begins with its table of contents; nothing else does.
   */
  @ParameterizedTest
  @CsvSource({
    "a, audio/opus, 97",
    "'', audio/opus, ",
    "a, audio/G722, ",
    "'\u00ef\u0000\u0000\u0003\u006fxyzfoobar', audio/red, 102",
    "'\u00ef\u0000\u0003\u00ff\u006ffoobar', audio/red, "
  })
  void opusTellsItsBandwidthInItsFirstByte(
      String payload, String mimeType, @Nullable Integer opusToc) {
    page.go(edge.uri("/call.html"));
    page.run("load('/modules/agent-marks.js')");
    JsonNode marked = page.run("markOne('" + escaped(payload) + "', '" + mimeType + "')");
    assertThat(marked.has("opusToc")).isEqualTo(opusToc != null);
    assertThat(marked.at("/opusToc/0").asInt()).isEqualTo(opusToc == null ? 0 : opusToc);
  }

  /** The vectors of the agent library, whose own test reads the same file. */
  @Test
  void aSampleKeepsTheFramesThatTheAgentLibraryKeeps() throws IOException {
    page.go(edge.uri("/call.html"));
    page.run("load('/modules/agent-marks.js')");
    List<String> lines = Files.readAllLines(VECTORS);
    assertThat(lines).hasSizeGreaterThan(30);
    for (String line : lines.subList(1, lines.size())) {
      String[] vector = line.split(",", -1);
      String payload = vector[0].replaceAll("..", "\\\\x$0");
      String call = "markOne('%s', 'audio/%s', %s, %s) ?? {}";
      JsonNode marked = page.run(call.formatted(payload, vector[1], vector[5], vector[6]));
      assertThat(marked.has("payloadHash")).as(line).isEqualTo(vector[7].equals("kept"));
      if (marked.has("payloadHash")) {
        assertThat(marked.at("/payloadHash/0").asInt())
            .as(line)
            .isEqualTo(Integer.parseUnsignedInt(vector[2], 16));
        assertThat(marked.at("/opusToc/0").asInt()).as(line).isEqualTo(Integer.parseInt(vector[4]));
      }
    }
  }

  @Test
  void theModulesOfThePackageDoTheSameFromAnotherOrigin() {
    String modules = edge.otherOrigin("/modules/agent.js").toString();
    connect(modules);
    page.run("call()");
    awaitFrames("RECEIVE", FRAMES);
    assertThat(joined(frames("SEND"), frames("RECEIVE"))).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void capturedTimesOfThePublisherArriveAsStamps() {
    connect("/v1/agent.js");
    page.run("call({captureTime: true})");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(rows("remoteStamps")).hasSizeGreaterThan(3));
    for (JsonNode stamp : rows("remoteStamps")) {
      long sinceNanos = stamp.path("receivedNanos").asLong() - stamp.path("stampedNanos").asLong();
      // Both ends are this page: a frame of 20 ms, its encoder, and a loop.
      assertThat(sinceNanos).isBetween(0L, 500_000_000L);
    }
    assertBatchesAreSound();
  }

  @Test
  void framesThatTheSampleLeavesOutAreTheSameAtBothEnds() {
    edge.sampleOneIn(4);
    connect("/v1/agent.js");
    await().atMost(PATIENCE).until(() -> !edge.frames("capabilities").isEmpty());
    page.run("call()");
    awaitFrames("RECEIVE", 80);
    await().atMost(PATIENCE).until(() -> page.run("heard()").path("packets").asInt() > FRAMES);
    page.run("earshot.close()");

    int packets = page.run("heard()").path("packets").asInt();
    assertThat(frames("RECEIVE")).hasSizeBetween(packets / 8, packets / 2);
    assertThat(joined(frames("SEND"), frames("RECEIVE"))).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void probesGoOutFourTimesASecondAtFirst() {
    connect("/v1/agent.js");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("probes")).hasSizeGreaterThan(15));
    for (JsonNode probe : rows("probes")) {
      long trip =
          probe.path("responseReceivedNanos").asLong() - probe.path("requestSentNanos").asLong();
      long stay =
          probe.path("responseSentNanos").asLong() - probe.path("requestReceivedNanos").asLong();
      assertThat(trip - stay).isBetween(-200_000L, 1_000_000_000L);
      assertThat(probe.at("/peerClock/node").asText()).isEqualTo("edge");
    }
    assertBatchesAreSound();
  }

  private static String escaped(String payload) {
    StringBuilder escaped = new StringBuilder();
    payload.chars().forEach(each -> escaped.append("\\x%02x".formatted(each)));
    return escaped.toString();
  }

  private void connect(String agent) {
    page.go(edge.uri("/call.html"));
    page.run("load('" + agent + "')");
    page.run("earshot.observeAll()");
    String options = "{url: '%s', token: 'a.b.c', session: 'RM_1', participant: 'alice'}";
    page.run("earshot.connect(" + options.formatted(edge.uri("")) + ")");
  }

  private void awaitFrames(String stage, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(frames(stage)).hasSizeGreaterThan(count));
  }

  private List<Frame> frames(String stage) {
    return edge.batches().stream().flatMap(batch -> batch.frames(stage).stream()).toList();
  }

  private List<JsonNode> rows(String list) {
    return edge.batches().stream().flatMap(batch -> batch.rows(list).stream()).toList();
  }

  /** Share of received non-empty frames that were sent with the same bytes and RTP timestamp. */
  private static double joined(List<Frame> sent, List<Frame> received) {
    Set<List<Long>> keys = new HashSet<>();
    sent.forEach(frame -> keys.add(key(frame)));
    List<Frame> full = received.stream().filter(frame -> frame.bytes() > 0).toList();
    return (double) full.stream().filter(frame -> keys.contains(key(frame))).count() / full.size();
  }

  private static List<Long> key(Frame frame) {
    return List.of(frame.rtpTimestamp(), (long) frame.hash(), (long) frame.bytes());
  }

  /**
   * From the first sample of 20 ms to its encoded frame, and some waiting. After a stall the
   * browser takes what the device has kept for younger than it is.
   */
  private static boolean isAFrame(int nanos) {
    return nanos >= 5_000_000 && nanos < 500_000_000;
  }

  /** Against the schema, in numbers without gaps, each as small as the wire wants it. */
  private void assertBatchesAreSound() {
    List<ReceivedBatch> batches = edge.batches();
    for (JsonNode frame : edge.frames("batch")) {
      assertThat(frame.path("frameChars").asInt()).isLessThan(60 << 10);
    }
    for (int i = 0; i < batches.size(); i++) {
      ReceivedBatch received = batches.get(i);
      assertThat(received.sequence()).isEqualTo(i);
      assertThat(received.observations()).isLessThanOrEqualTo(1000);
      try {
        assertColumnsAgree(WireBatch.read(received.json()));
      } catch (java.io.IOException e) {
        throw new AssertionError(received.json().toString(), e);
      }
    }
  }

  private static void assertColumnsAgree(EventBatch batch) {
    int marks = 0;
    for (MarkColumns columns : batch.getMarks()) {
      marks += columns.getCount();
      List<List<Integer>> all =
          List.of(
              columns.getAtDeltaNanos(),
              columns.getRtpTimestampDelta(),
              columns.getSequenceNumber(),
              columns.getPayloadHash(),
              columns.getPayloadBytes(),
              columns.getPrimaryHash(),
              columns.getPrimaryBytes(),
              columns.getSinceCaptureNanos());
      assertThat(all).allMatch(one -> one.isEmpty() || one.size() == columns.getCount());
      assertThat(columns.getAtDeltaNanos()).hasSize(columns.getCount());
    }
    int rows =
        batch.getReports().size()
            + batch.getProbes().size()
            + batch.getLifecycle().size()
            + batch.getRemoteStamps().size();
    assertThat(batch.getObservations()).isEqualTo(marks + rows);
    assertThat(marks).isLessThanOrEqualTo(64);
  }
}
