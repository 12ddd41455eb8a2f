package io.earshot.bench.livekit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MediaStage;
import io.earshot.schema.UtteranceStage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real translated call beside {@code earshot up}: LiveKit, coturn, two Chromiums with the browser
 * agent and a worker on LiveKit's SDK, everything between browsers and relay through the impairment
 * proxy. One call, looked at from all sides.
 *
 * <p>It needs coturn, npm, python3 with venv, and Go to build the server once.
 */
@SuppressWarnings("NullAway.Init") // set before all
class ITLiveKitCall {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Of a call's datagrams these are RTCP, STUN and DTLS, at most: they are lost like others. */
  private static final double MAX_SHARE_WITHOUT_RTP = 0.25;

  /** Browsers hand sound on in blocks of 10 ms, at the microphone and at the ear. */
  private static final double AUDIO_BLOCK_MILLIS = 20;

  /** From the worker to the ear; the next translation begins later. */
  private static final double MAX_WAY_MILLIS = 450;

  /** A translation behind another waits for nearly all that the worker's queue of 200 ms holds. */
  private static final double LONG_QUEUE_MILLIS = 150;

  /** Stays after a failure: every process has its log there. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static EarshotStack earshot;
  private static LiveCall call;
  private static HeardTones microphone;
  private static HeardTones ear;
  private static HeardTones translation;
  private static JsonNode received;
  private static long uplinkLost;
  private static int participantsOfServer;
  private static int tracksOfServer;
  private static JsonNode session;
  private static List<EventBatch> events;
  private static List<Transition> alerts;
  private static long faultSecond;

  @BeforeAll
  static void makeTheCall() throws Exception {
    long seed = new SplittableRandom().nextLong() >>> 16;
    System.err.println("== LiveKit call with seed " + seed);
    earshot = EarshotStack.start(folder);
    call = new LiveCall(folder, seed, "delay15", earshot.edge());
    System.err.println("== " + String.join(", ", call.versions()));
    CallPage listener = call.page(LiveCall.LISTENER);
    awaitTranslations(listener, 4);
    faultSecond = System.currentTimeMillis() / 1000;
    call.network(LiveCall.SPEAKER).become("delay15+loss8");
    call.network(LiveCall.LISTENER).become("delay25+burst10");
    awaitTranslations(listener, 8);
    call.network(LiveCall.SPEAKER).become("delay15");
    call.network(LiveCall.LISTENER).become("delay15");
    awaitTranslations(listener, 4);
    microphone = HeardTones.of(call.page(LiveCall.SPEAKER), "microphone");
    ear = HeardTones.of(listener, "source");
    translation = HeardTones.of(listener, "translation");
    received = listener.ask("call.received()");
    uplinkLost = (long) call.sfu().metric("livekit_packet_loss_total", "incoming");
    participantsOfServer = (int) call.sfu().metric("livekit_participant_total");
    tracksOfServer = (int) call.sfu().metric("livekit_track_published_total");
    assertThat(listener.ask("call.failures")).isEmpty();
    assertThat(call.page(LiveCall.SPEAKER).ask("call.failures")).isEmpty();
    call.hangUp();
    await().atMost(PATIENCE).until(ITLiveKitCall::hasEnded);
    session = earshot.ask("/api/v1/sessions/" + call.sessionId());
    events = earshot.events().of(call.sessionId());
    alerts = earshot.events().alertsOf(call.sessionId());
    call.network(LiveCall.SPEAKER).close();
    call.network(LiveCall.LISTENER).close();
  }

  @AfterAll
  static void end() {
    Stream.of(call, earshot)
        .filter(each -> each != null)
        .forEach(
            each -> {
              try {
                each.close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void thereIsOneSessionWithEverybodyInIt() throws Exception {
    assertThat(earshot.ask("/api/v1/sessions").get("sessions"))
        .extracting(each -> each.get("session").asText())
        .containsExactly(call.sessionId());
    assertThat(session.get("participants"))
        .extracting(each -> each.get("participant").asText() + " " + each.get("role").asText())
        .containsExactlyInAnyOrder("speaker client", "listener client", "worker worker", "sfu sfu");
  }

  @Test
  void theRoomAndTheSoundsOfThisCallAreInKafka() {
    assertThat(earshot.events().rooms()).contains("room:" + call.room());
    List<Integer> heardMillis = utterancesHeardByTheWorker();
    assertThat(call.pattern().agreement(heardMillis))
        .as("%s of %s", heardMillis, call.pattern())
        .isGreaterThanOrEqualTo(SpokenPattern.UTTERANCES - 2);
  }

  @Test
  void everyHopThatSomebodySeesIsThere() {
    assertThat(session.get("hops"))
        .extracting(
            each ->
                each.get("hop").asText()
                    + (" " + each.get("from").asText() + " " + each.get("to").asText())
                    + (" " + each.get("clock").asText()))
        .contains(
            "media speaker listener estimated",
            "uplink speaker sfu rtcp",
            "downlink sfu listener rtcp",
            "sfu_worker sfu worker rtcp",
            "worker worker worker same",
            "worker_sfu worker sfu composed",
            "worker_sfu_client worker listener composed",
            "total speaker listener composed");
    // Two networks of 15 ms are between them; frames were followed, so nothing can be faster.
    JsonNode media = hop("media");
    assertThat(media.at("/delayMillis/p50").asDouble())
        .isGreaterThan(30 - media.at("/boundMillis/p50").asDouble());
  }

  /** Tones at the microphone and at the ear, against frames, their marks and two clocks. */
  @Test
  void mouthToEarIsWhatTheTonesSay() {
    List<Double> tonesMillis = new ArrayList<>();
    for (HeardTones.Utterance spoken : microphone.utterances()) {
      ear.beginsBetween(spoken.beginUnixMillis(), spoken.beginUnixMillis() + 2_400)
          .ifPresent(
              heardUnixMillis -> tonesMillis.add(heardUnixMillis - spoken.beginUnixMillis()));
    }
    assertThat(tonesMillis).hasSizeGreaterThan(8);
    List<Double> sorted = tonesMillis.stream().sorted().toList();
    // Frames and tones are not sampled at the same instants: where a stalling machine makes the
    // buffer grow and shrink, their medians differ by a part of that.
    double swingMillis = (sorted.get(sorted.size() * 3 / 4) - sorted.get(sorted.size() / 4)) / 2;
    double boundMillis = session.at("/mouthToEarBoundMillis/p50").asDouble();
    assertThat(session.at("/mouthToEarMillis/p50").asDouble())
        .as("tones %s", tonesMillis)
        .isCloseTo(
            sorted.get(sorted.size() / 2), within(boundMillis + AUDIO_BLOCK_MILLIS + swingMillis));
  }

  /** From the end of what the speaker said to the begin of its translation, by the two tones. */
  @Test
  void totalsAreWhatTheTonesSayWithinTheirOwnBounds() {
    int compared = 0;
    int waited = 0;
    List<String> apart = new ArrayList<>();
    for (JsonNode utterance : session.get("utterances")) {
      double beginUnixMillis = utterance.get("startMillis").asDouble();
      double writtenMillis = utterance.at("/stagesMillis/WORKER_OUT").asDouble();
      OptionalDouble toneMillis = toneMillis(beginUnixMillis, beginUnixMillis + writtenMillis);
      if (toneMillis.isPresent() && !utterance.get("totalMillis").isNull()) {
        compared++;
        double farMillis =
            Math.abs(utterance.get("totalMillis").asDouble() - toneMillis.getAsDouble());
        if (farMillis > utterance.get("boundMillis").asDouble()) {
          apart.add(utterance + " tones " + toneMillis.getAsDouble());
        } else if (utterance.at("/queueMillis/WORKER_OUT").asDouble() > LONG_QUEUE_MILLIS) {
          waited++;
        }
      }
    }
    assertThat(compared).isGreaterThan(6);
    // Lost packets may take the beginning of one tone with them.
    assertThat(apart).hasSizeLessThan(2);
    assertThat(waited).as("translations that waited for the one before").isPositive();
  }

  /** What the tones say of an utterance; its echo is as long as it, and later than its writing. */
  private static OptionalDouble toneMillis(double beginUnixMillis, double writtenUnixMillis) {
    return microphone.utterances().stream()
        .filter(said -> said.beginUnixMillis() < beginUnixMillis)
        .filter(said -> beginUnixMillis < said.endUnixMillis())
        .flatMapToDouble(
            said ->
                translation.utterances().stream()
                    .filter(heard -> writtenUnixMillis < heard.beginUnixMillis())
                    .filter(heard -> heard.beginUnixMillis() < writtenUnixMillis + MAX_WAY_MILLIS)
                    .limit(1)
                    .filter(heard -> Math.abs(heard.lengthMillis() - said.lengthMillis()) < 100)
                    .mapToDouble(heard -> heard.beginUnixMillis() - said.endUnixMillis()))
        .findFirst();
  }

  @Test
  void whatTheServerMissedOfTheSpeakerIsTheUplinksLoss() {
    JsonNode uplink =
        each(session.get("streams"))
            .filter(stream -> stream.get("leg").asText().equals("uplink"))
            .findFirst()
            .orElseThrow();
    // The last receiver report is up to some seconds old when the speaker leaves.
    assertThat(uplink.get("lostPackets").asLong()).isCloseTo(uplinkLost, withinPercentage(10));
  }

  @Test
  void whatEachNetworkLostIsMissingThereAlone() {
    long browserLost = sum(received, "packetsLost");
    List<JsonNode> streams =
        each(session.get("streams"))
            .filter(
                stream ->
                    stream.get("participant").asText().equals(LiveCall.LISTENER)
                        && stream.get("leg").asText().equals("downlink"))
            .toList();
    assertThat(streams).hasSize(2);
    long listenerLost =
        streams.stream().mapToLong(stream -> stream.get("lostPackets").asLong()).sum();
    assertThat(listenerLost).isEqualTo(browserLost);
    assertIsLossOf(call.network(LiveCall.SPEAKER), Network.Way.UP, uplinkLost);
    // Gaps pass through the SFU: the listener also misses what the speaker's uplink lost.
    assertIsLossOf(call.network(LiveCall.LISTENER), Network.Way.DOWN, listenerLost - uplinkLost);
  }

  /** RFC 6716 section 3.1: the agent in the browser sees the frames, so nobody needs to guess. */
  @Test
  void aListenersSoundIsRatedByTheBandwidthInItsFrames() {
    assertThat(
            each(session.get("streams"))
                .filter(stream -> stream.get("participant").asText().equals(LiveCall.LISTENER))
                .map(stream -> stream.at("/mos/bandwidthSource").asText()))
        .hasSize(2)
        .containsOnly("toc");
  }

  @Test
  void theServersWebhooksAreOurLifecycle() {
    for (Map.Entry<String, LifecycleKind> each :
        Map.of(
                "participant_joined", LifecycleKind.JOINED,
                "participant_left", LifecycleKind.LEFT,
                "track_published", LifecycleKind.TRACK_PUBLISHED)
            .entrySet()) {
      assertThat(told(each.getValue()))
          .as(each.getKey())
          .containsExactlyInAnyOrderElementsOf(
              call.webhooks().stream()
                  .filter(webhook -> webhook.path("event").asText().equals(each.getKey()))
                  .map(webhook -> webhook.at("/participant/identity").asText())
                  .toList());
    }
    assertThat(call.webhooks())
        .extracting(webhook -> webhook.at("/room/name").asText() + webhook.at("/room/sid").asText())
        .containsOnly(call.room() + call.sessionId());
  }

  @Test
  void theServersMetricsCountWhomAndWhatWeCount() {
    assertThat(told(LifecycleKind.JOINED)).hasSize(participantsOfServer);
    assertThat(told(LifecycleKind.TRACK_PUBLISHED)).hasSize(tracksOfServer);
    assertThat(participantsOfServer).isEqualTo(session.get("participants").size() - 1);
  }

  /** The rules that Earshot brings along, on what agents really send. */
  @Test
  void theLossOfTheListenersNetworkFiredOnceAndResolved() {
    List<Transition> ofLoss =
        alerts.stream()
            .filter(each -> each.rule().equals("PacketLoss"))
            .filter(
                each ->
                    LiveCall.LISTENER.equals(each.labels().asMap().get("participant"))
                        && "downlink".equals(each.labels().asMap().get("leg")))
            .toList();
    assertThat(ofLoss.get(0).to()).isEqualTo(AlertState.FIRING);
    assertThat(ofLoss.get(0).tick()).isGreaterThanOrEqualTo(faultSecond);
    assertThat(ofLoss.get(ofLoss.size() - 1).to()).isEqualTo(AlertState.RESOLVED);
  }

  /** Who did something, as the server said it. */
  private static List<String> told(LifecycleKind kind) {
    List<String> who = new ArrayList<>();
    for (EventBatch batch : events) {
      if (batch.getParticipant().equals("sfu")) {
        for (LifecycleEvent event : batch.getLifecycle()) {
          if (event.getKind() == kind) {
            who.add(String.valueOf(event.getParticipant()));
          }
        }
      }
    }
    return who;
  }

  /** Lengths as the worker timed them, in the order in which they began. */
  private static List<Integer> utterancesHeardByTheWorker() {
    Map<String, Long> beginNanos = new LinkedHashMap<>();
    Map<String, Integer> lengthsMillis = new LinkedHashMap<>();
    for (EventBatch batch : events) {
      for (UtteranceStage stage : batch.getStages()) {
        if (stage.getStage() == MediaStage.WORKER_IN) {
          beginNanos.put(stage.getUtterance(), stage.getAtNanos());
        } else if (stage.getStage() == MediaStage.SPEECH_END) {
          double millis =
              (stage.getAtNanos() - requireNonNull(beginNanos.get(stage.getUtterance()))) / 1e6;
          lengthsMillis.put(stage.getUtterance(), SpokenPattern.nearestMillis(millis));
        }
      }
    }
    // The first one may have begun before the worker was there.
    return List.copyOf(lengthsMillis.values()).subList(1, lengthsMillis.size());
  }

  private static void awaitTranslations(CallPage listener, int more) {
    int before = HeardTones.of(listener, "translation").tones().size();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> HeardTones.of(listener, "translation").tones().size() >= before + 2 * more);
  }

  private static boolean hasEnded() throws IOException, InterruptedException {
    return each(earshot.ask("/api/v1/sessions").get("sessions"))
        .anyMatch(
            each ->
                each.get("session").asText().equals(call.sessionId())
                    && each.get("state").asText().equals("ended"));
  }

  private static void assertIsLossOf(Network network, Network.Way way, long lost) {
    long networkLost = network.lost(way);
    assertThat(networkLost).as(network.totals()).isGreaterThan(20);
    assertThat(lost)
        .as("%s of a network that lost %d; %s", way, networkLost, network.totals())
        .isBetween(networkLost - (long) (MAX_SHARE_WITHOUT_RTP * networkLost), networkLost);
  }

  private static JsonNode hop(String name) {
    return each(session.get("hops"))
        .filter(each -> each.get("hop").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long sum(JsonNode rows, String field) {
    return each(rows).mapToLong(row -> row.get(field).asLong()).sum();
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
