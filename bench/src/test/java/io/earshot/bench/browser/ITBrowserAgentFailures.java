package io.earshot.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edge that goes away, refuses and rejects, and an agent that breaks: the call goes on. */
class ITBrowserAgentFailures extends PageAndEdge {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @BeforeEach
  void start() {
    page.go(edge.uri("/call.html"));
  }

  @Test
  void nothingIsLostWhileTheEdgeIsAwayForSeconds() {
    connect("token: 'a.b.c'");
    page.run("call()");
    awaitBatches(10);
    edge.refuse(true);
    edge.closeAll(1012, "restart");
    int packets = page.run("heard()").path("packets").asInt();
    await()
        .atMost(PATIENCE)
        .until(() -> page.run("heard()").path("packets").asInt() > packets + 300);
    edge.refuse(false);
    await().atMost(PATIENCE).until(() -> count("connections") == 2);
    JsonNode counts = page.run("earshot.close()");

    assertThat(counts.path("dropped").elements()).toIterable().allMatch(JsonNode::isEmpty);
    assertThat(counts.path("queued").asInt()).isZero();
    assertThat(observationsByBatch().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(counts.path("accepted").asInt())
        .isEqualTo(counts.path("acked").asInt());
    assertThat(rtpSteps("SEND")).containsOnly(960L);
    assertThat(edge.offers())
        .allMatch(offer -> offer.equals(List.of("earshot.v1", "bearer.a.b.c")));
  }

  /** Every fifth batch is not answered the first time, every seventh told to come back. */
  @Test
  void whatTheEdgeDoesNotAcknowledgeComesAgainUnderTheSameNumber() {
    Map<Long, AtomicInteger> tries = new HashMap<>();
    edge.answerWith(
        batch -> {
          int attempt =
              tries
                  .computeIfAbsent(batch.sequence(), unused -> new AtomicInteger())
                  .incrementAndGet();
          if (attempt == 1 && batch.sequence() % 7 == 3) {
            return FakeEdge.reject(batch, "limited", 200);
          }
          return attempt == 1 && batch.sequence() % 5 == 4 ? null : FakeEdge.ack(batch);
        });
    connect("token: 'a'");
    page.run("call()");
    awaitBatches(12);
    edge.closeAll(1012, "restart");
    awaitBatches(24);
    edge.closeAll(1013, "no broker");
    await().atMost(PATIENCE).until(() -> count("connections") == 3);
    await().atMost(PATIENCE).until(() -> edge.batches().size() > 40);
    edge.answerWith(FakeEdge::ack);
    edge.closeAll(1012, "restart");
    await().atMost(PATIENCE).until(() -> count("connections") == 4);
    JsonNode counts = page.run("earshot.close({withinMillis: 10000})");

    assertConserved(counts);
    assertThat(counts.path("queued").asInt()).isZero();
    Set<Long> sequences = new TreeSet<>(observationsByBatch().keySet());
    assertThat(sequences)
        .hasSize((int) (long) sequences.stream().max(Long::compare).orElseThrow() + 1);
    assertThat(rtpSteps("SEND")).containsOnly(960L);
  }

  @Test
  void whatTheEdgeRefusesForGoodIsCountedInTheNextBatches() {
    edge.answerWith(
        batch ->
            batch.sequence() % 4 == 2
                ? FakeEdge.reject(batch, "malformed", 0)
                : FakeEdge.ack(batch));
    connect("token: 'a'");
    page.run("call()");
    awaitBatches(20);
    JsonNode counts = page.run("earshot.close()");
    assertConserved(counts);
    int refused =
        observationsByBatch().entrySet().stream()
            .filter(entry -> entry.getKey() % 4 == 2)
            .mapToInt(Map.Entry::getValue)
            .sum();
    assertThat(counts.path("dropped").elements().next().path("encode_error").asInt())
        .isEqualTo(refused);
    assertThat(edge.batches())
        .anyMatch(batch -> batch.json().at("/dropped/encode_error").asInt() > 0);
  }

  @Test
  void withoutAnEdgeTheBufferKeepsTheNewestAndStaysBounded() {
    edge.refuse(true);
    connect("token: 'a'");
    page.run("Promise.all(Array.from({length: 6}, () => call()))");
    await().atMost(Duration.ofSeconds(90)).until(() -> dropped("queue_full") > 500);
    assertThat(count("queued")).isLessThanOrEqualTo(10_000);
    assertThat(count("queuedBytes")).isLessThanOrEqualTo(4 << 20);
    edge.refuse(false);
    await().atMost(Duration.ofSeconds(60)).until(() -> count("acked") > 1000);
    JsonNode counts = page.run("earshot.close({withinMillis: 10000})");
    assertConserved(counts);
    assertThat(edge.batches())
        .as("lifecycle events outlive samples")
        .anyMatch(batch -> batch.json().toString().contains("\"JOINED\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {4401, 4403, 4409})
  void anAgentThatIsNotWantedStaysAway(int code) {
    connect("token: 'a'");
    page.run("call()");
    awaitBatches(5);
    edge.closeAll(code, "no");
    await().atMost(PATIENCE).until(() -> !page.run("earshot.counts()").path("stopped").isNull());
    assertConserved(page.run("earshot.counts()"));
    int packets = page.run("heard()").path("packets").asInt();
    await()
        .atMost(PATIENCE)
        .until(() -> page.run("heard()").path("packets").asInt() > packets + 150);
    assertThat(edge.offers()).hasSize(1);
  }

  @Test
  void aTokenThatIsAFunctionIsAskedAgain() {
    connect("token: async () => `t${(window.asked = (window.asked ?? 0) + 1)}`");
    await().atMost(PATIENCE).until(() -> count("connections") == 1);
    edge.closeAll(4401, "expired");
    await().atMost(PATIENCE).until(() -> count("connections") == 2);
    assertThat(edge.offers())
        .containsExactly(List.of("earshot.v1", "bearer.t1"), List.of("earshot.v1", "bearer.t2"));
  }

  @Test
  void aTokenThatFailsOnceIsAskedForAgain() {
    connect(
        "token: () => { window.asked = (window.asked ?? 0) + 1; if (window.asked === 1) throw new Error('offline'); return 't' }");
    await().atMost(PATIENCE).until(() -> count("connections") == 1);
    assertThat(page.run("told.errors")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RTCPeerConnection.prototype.getTransceivers = () => { throw new Error('broken') }",
        "RTCPeerConnection.prototype.getConfiguration = () => { throw new Error('broken') }",
        "getStats.apply = () => { throw new Error('broken') }",
        "window.RTCRtpScriptTransform = class { constructor() { throw new Error('broken') } }",
        "RTCRtpReceiver.prototype.getSynchronizationSources = () => [{timestamp: NaN}]",
        "window.Worker = class { constructor() { throw new Error('broken') } }",
        "window.URL = class { constructor() { throw new Error('broken') } }"
      })
  void whatBreaksInTheAgentDoesNotReachTheApplication(String sabotage) {
    page.run("load('/v1/agent.js')");
    page.run("eval(\"" + sabotage + "\")");
    assertTheCallGoesOn();
  }

  @Test
  void aWorkerThatCannotBeLoadedCostsOnlyTheMarks() {
    page.run("load('/broken/agent.js')");
    assertTheCallGoesOn();
  }

  @Test
  void nonsenseFromTheApplicationDoesNotComeBack() {
    page.run("load('/v1/agent.js')");
    page.run("earshot.connect()");
    page.run("earshot.connect({url: 'http://[', token: null})");
    page.run("earshot.observe(null) === null");
    page.run("earshot.livekit({})");
    page.run("earshot.onCommand()");
    assertTheCallGoesOn();
  }

  private void assertTheCallGoesOn() {
    page.run("earshot.observeAll()");
    page.run(
        "earshot.connect({url: '%s', token: () => { throw new Error('no token') }})"
            .formatted(edge.uri("")));
    page.run("call()");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonNode inbound =
                  page.run("calls[0].bob.getReceivers()[0].getStats().then(heardIn)");
              return inbound.path("samples").asInt() > 48_000;
            });
    assertThat(page.run("told.errors")).isEmpty();
  }

  private void connect(String token) {
    page.run("load('/v1/agent.js')");
    page.run("earshot.observeAll()");
    page.run("earshot.connect({url: '%s', %s})".formatted(edge.uri(""), token));
  }

  private void awaitBatches(int count) {
    await().atMost(PATIENCE).until(() -> edge.batches().size() >= count);
  }

  private int count(String name) {
    return page.run("earshot.counts()").path(name).asInt();
  }

  private int dropped(String reason) {
    return page.run("earshot.counts()").path("dropped").findValues(reason).stream()
        .mapToInt(JsonNode::asInt)
        .sum();
  }

  private static void assertConserved(JsonNode counts) {
    int dropped = 0;
    for (JsonNode byReason : counts.path("dropped")) {
      for (JsonNode count : byReason) {
        dropped += count.asInt();
      }
    }
    assertThat(counts.path("acked").asInt() + dropped + counts.path("queued").asInt())
        .as(counts.toString())
        .isEqualTo(counts.path("accepted").asInt());
  }

  private Map<Long, Integer> observationsByBatch() {
    Map<Long, Integer> observations = new TreeMap<>();
    edge.batches().forEach(batch -> observations.put(batch.sequence(), batch.observations()));
    return observations;
  }

  /** Differences of neighbouring RTP timestamps: 960 ticks are 20 ms at 48 kHz. */
  private Set<Long> rtpSteps(String stage) {
    Set<Long> timestamps = new TreeSet<>();
    edge.batches()
        .forEach(
            batch -> batch.frames(stage).forEach(frame -> timestamps.add(frame.rtpTimestamp())));
    Set<Long> steps = new TreeSet<>();
    Long before = null;
    for (Long timestamp : timestamps) {
      if (before != null) {
        steps.add(timestamp - before);
      }
      before = timestamp;
    }
    return steps;
  }
}
