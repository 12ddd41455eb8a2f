package io.earshot.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.earshot.agent.Agent;
import io.earshot.agent.MarkStream;
import io.earshot.agent.delivery.Accounting;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.LifecycleKind;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTransportTest {

  private final AtomicInteger tokens = new AtomicInteger();
  private FakeEdge edge;
  private Agent agent;

  @BeforeEach
  void start() throws IOException {
    edge = new FakeEdge();
    agent =
        Agent.builder()
            .id("agent-1")
            .capability("red")
            .label("region", "eu")
            .transport(EdgeTransport.to(edge.uri(), () -> "token-" + tokens.incrementAndGet()))
            .build();
  }

  @AfterEach
  void end() throws IOException {
    agent.shutdown(Duration.ofMillis(100));
    edge.close();
  }

  @Test
  void batchesGoOutWithTokenAndComeBackAsAcks() {
    edge.script = EdgeTransportTest::ack;
    observe(100);
    await().until(() -> agent.accounting().acked() == 101);
    assertThat(edge.upgrades.get(0))
        .contains("GET /v1/agent ")
        .containsIgnoringCase("authorization: Bearer token-1")
        .containsIgnoringCase("sec-websocket-protocol: earshot.v1");
    assertThat(messages("capabilities")).hasSize(1);
    JsonMessage batch = messages("batch").get(0).object("batch");
    assertThat(batch.text("agent")).isEqualTo("agent-1");
    assertThat(batch.text("session")).isNull();
    assertThat(batch.object("labels").text("region")).isEqualTo("eu");
    assertThat(batch.whole("sequence")).isZero();
    assertThat(batch.objects("lifecycle").get(0).text("kind")).isEqualTo("JOINED");
    assertThat(batch.objects("marks").get(0).fields().get("sequenceNumber"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith(0L, 1L, 2L);
  }

  @Test
  void probesBecomeExchangesWithTheEdgesClock() {
    edge.script =
        (to, message) -> {
          ack(to, message);
          if ("probe".equals(message.text("type"))) {
            to.say(
                "{\"type\":\"probe\",\"id\":%d,\"t1\":\"%s\",\"t2\":\"70\",\"t3\":\"90\",\"clock\":{\"node\":\"edge\",\"clock\":\"mono\",\"epoch\":4}}"
                    .formatted(message.whole("id"), message.text("t1")));
          }
        };
    observe(0);
    await().until(() -> probes().size() >= 8);
    JsonMessage probe = probes().get(0);
    assertThat(probe.object("peerClock").text("node")).isEqualTo("edge");
    assertThat(List.of(probe.whole("requestReceivedNanos"), probe.whole("responseSentNanos")))
        .containsExactly(70L, 90L);
    assertThat(probe.whole("responseReceivedNanos")).isGreaterThan(probe.whole("requestSentNanos"));
  }

  @ParameterizedTest
  @CsvSource({
    "too_large, too_large",
    "malformed, encode_error",
    "forbidden, auth_rejected",
    "expired, expired"
  })
  void aRejectedBatchIsDroppedForItsReason(String said, String reason) {
    edge.script =
        (to, message) -> {
          Long observations = message.object("batch").whole("observations");
          if (observations != null && observations > 0) {
            reject(to, message, said, "");
          } else {
            ack(to, message);
          }
        };
    observe(10);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> agent.accounting().dropped().equals(Map.of(reason, 11L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limited", "unknown_session"})
  void aBatchThatMayBeTriedAgainIsTriedAgain(String said) {
    AtomicInteger refusals = new AtomicInteger();
    edge.script =
        (to, message) -> {
          if ("batch".equals(message.text("type")) && refusals.getAndIncrement() == 0) {
            reject(to, message, said, ",\"retryAfterMillis\":700");
          } else {
            ack(to, message);
          }
        };
    long startNanos = System.nanoTime();
    observe(10);
    await().until(() -> agent.accounting().acked() == 11);
    assertThat(System.nanoTime() - startNanos).isGreaterThan(600_000_000L);
  }

  @Test
  void aBrokenConnectionIsOpenedAgainWithANewTokenAndLosesNothing() {
    AtomicInteger batches = new AtomicInteger();
    edge.script =
        (to, message) -> {
          if ("batch".equals(message.text("type")) && batches.incrementAndGet() == 1) {
            cut(to);
          } else {
            ack(to, message);
          }
        };
    observe(10);
    await().atMost(Duration.ofSeconds(20)).until(() -> agent.accounting().acked() == 11);
    assertThat(edge.upgrades.get(1)).contains("token-2");
    assertThat(agent.accounting().dropped()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"401 Unauthorized", "403 Forbidden"})
  void whoIsNotLetInCountsItAndComesBackWithAnotherToken(String refusal) {
    edge.refusal = refusal;
    edge.script = EdgeTransportTest::ack;
    observe(10);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> agent.accounting().dropped().equals(Map.of("auth_rejected", 11L)));
    edge.refusal = null;
    observe(10);
    await().atMost(Duration.ofSeconds(40)).until(() -> agent.accounting().acked() == 11);
  }

  @Test
  void anEdgeThatIsBusyIsLeftAloneAsLongAsItAsks() {
    edge.refusal = "429 Too Many Requests\r\nRetry-After: 2";
    edge.script = EdgeTransportTest::ack;
    long startNanos = System.nanoTime();
    observe(10);
    await().until(() -> edge.upgrades.size() == 1);
    edge.refusal = null;
    await().until(() -> agent.accounting().acked() == 11);
    assertThat(System.nanoTime() - startNanos).isGreaterThan(1_900_000_000L);
  }

  @Test
  void commandsArriveAndTheirOutcomeGoesBack() {
    edge.script =
        (to, message) -> {
          ack(to, message);
          if ("capabilities".equals(message.text("type"))) {
            to.say(
                "{\"type\":\"command\",\"id\":\"c1\",\"epoch\":3,\"kind\":\"red\",\"value\":1,\"stream\":{\"ssrc\":7},\"leaseMillis\":5000}");
          }
        };
    agent.onCommand(command -> command.ssrc() != null && command.ssrc() == 7 ? null : "other");
    observe(0);
    await().until(() -> !messages("commandAck").isEmpty());
    assertThat(messages("commandAck").get(0).text("state")).isEqualTo("applied");
    assertThat(messages("commandAck").get(0).whole("epoch")).isEqualTo(3);
  }

  @Test
  void theEdgeSetsTheShareOfFramesThatAreMarked() {
    edge.script =
        (to, message) -> {
          ack(to, message);
          if ("capabilities".equals(message.text("type"))) {
            to.say("{\"type\":\"config\",\"sampling\":{\"numerator\":1,\"denominator\":10}}");
          }
        };
    observe(0);
    MarkStream stream = agent.marks(MarkSource.at(MediaStage.RECEIVE));
    await()
        .until(
            () -> {
              long before = agent.accounting().accepted();
              for (int i = 0; i < 100; i++) {
                stream.markFrame(i, i, i, 80);
              }
              long marks = agent.accounting().accepted() - before;
              return marks >= 10 && marks <= 30;
            });
  }

  @Test
  void rubbishFromTheEdgeEndsTheConnectionAndNotTheAgent() {
    AtomicInteger batches = new AtomicInteger();
    edge.script =
        (to, message) -> {
          if ("batch".equals(message.text("type")) && batches.incrementAndGet() == 1) {
            to.say("{\"type\":");
          } else {
            ack(to, message);
          }
        };
    observe(10);
    await().atMost(Duration.ofSeconds(20)).until(() -> agent.accounting().acked() == 11);
  }

  @Test
  void withNobodyThereTheAgentWaitsAndShutdownSaysWhatWasLeft() throws IOException {
    edge.close();
    observe(10);
    Accounting end = agent.shutdown(Duration.ofMillis(500));
    assertThat(end.dropped()).isEqualTo(Map.of("shutdown", 11L));
    assertThat(end.unanswered()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://edge", "edge.example", "/v1"})
  void whatIsNoUrlOfAnEdgeIsRefusedAtOnce(String url) {
    assertThatThrownBy(() -> EdgeTransport.to(URI.create(url), () -> "t"))
        .hasMessageContaining(url)
        .hasMessageContaining("example: https://");
  }

  private void observe(int marks) {
    MarkStream stream = agent.marks(MarkSource.at(MediaStage.RECEIVE).ssrc(7));
    for (int i = 0; i < marks; i++) {
      stream.mark(agent.nowNanos(), i * 960, i, i * 31, 80);
    }
    agent.lifecycle(LifecycleEvent.of(LifecycleKind.JOINED, agent.nowNanos()));
  }

  private static void ack(FakeEdge to, JsonMessage message) {
    if ("batch".equals(message.text("type"))) {
      JsonMessage batch = message.object("batch");
      to.say(
          "{\"type\":\"ack\",\"boot\":%d,\"sequence\":%d}"
              .formatted(batch.whole("boot"), batch.whole("sequence")));
    }
  }

  private static void reject(FakeEdge to, JsonMessage message, String reason, String more) {
    JsonMessage batch = message.object("batch");
    if (batch.whole("boot") != null) {
      to.say(
          "{\"type\":\"reject\",\"boot\":%d,\"sequence\":%d,\"reason\":\"%s\"%s}"
              .formatted(batch.whole("boot"), batch.whole("sequence"), reason, more));
    }
  }

  private static void cut(FakeEdge edge) {
    try {
      edge.cut();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonMessage> messages(String type) {
    return edge.received.stream().filter(each -> type.equals(each.text("type"))).toList();
  }

  private List<JsonMessage> probes() {
    return messages("batch").stream()
        .flatMap(each -> each.object("batch").objects("probes").stream())
        .toList();
  }
}
