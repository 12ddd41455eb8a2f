package io.earshot.bench.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real translated call: LiveKit, coturn, two Chromiums and a worker on LiveKit's SDK, everything
 * between browsers and relay through the impairment proxy.
 */
class ITLiveKitCall {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Of lost datagrams some are RTCP, STUN and DTLS. */
  private static final double LEAST_SHARE_OF_RTP = 0.8;

  @Test
  void whatNetworksLoseIsWhatServerAndBrowsersMiss(@TempDir Path folder) throws Exception {
    long seed = new SplittableRandom().nextLong() >>> 16;
    System.err.println("== LiveKit call with seed " + seed);
    try (LiveCall call = new LiveCall(folder, seed, "delay15", null)) {
      System.err.println("== " + String.join(", ", call.versions()));
      CallPage listener = call.page(LiveCall.LISTENER);
      awaitTranslations(listener, 2);
      call.network(LiveCall.SPEAKER).become("delay15+loss3");
      call.network(LiveCall.LISTENER).become("delay25+burst5");
      awaitTranslations(listener, 8);
      call.network(LiveCall.SPEAKER).become("delay15");
      call.network(LiveCall.LISTENER).become("delay15");
      awaitTranslations(listener, 4);

      long uplinkLost = (long) call.sfu().metric("livekit_packet_loss_total", "incoming");
      long listenerLost = 0;
      for (JsonNode stream : listener.ask("call.received()")) {
        listenerLost += stream.get("packetsLost").asLong();
      }
      assertThat(listener.ask("call.failures")).isEmpty();
      List<Integer> spokenMillis = spokenMillis(call);
      assertThat(spokenMillis).hasSizeGreaterThan(8);
      assertThat(call.pattern().contains(spokenMillis))
          .as("%s of %s", spokenMillis, call.pattern())
          .isTrue();
      call.hangUp();
      assertIsLossOf(call.network(LiveCall.SPEAKER), Network.Way.UP, uplinkLost);
      // Gaps pass through the SFU: the listener also misses what the speaker's uplink lost.
      assertIsLossOf(call.network(LiveCall.LISTENER), Network.Way.DOWN, listenerLost - uplinkLost);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(call.webhooks())
                      .filteredOn(each -> each.path("event").asText().equals("participant_left"))
                      .extracting(each -> each.at("/participant/identity").asText())
                      .contains(LiveCall.SPEAKER, LiveCall.LISTENER));
      assertThat(call.webhooks())
          .allSatisfy(
              each -> {
                assertThat(each.at("/room/name").asText()).isEqualTo(call.room());
                assertThat(each.at("/room/sid").asText()).isEqualTo(call.sessionId());
              });
    }
  }

  /** What the speaker's own page heard of its microphone. */
  private static List<Integer> spokenMillis(LiveCall call) {
    return HeardTones.of(call.page(LiveCall.SPEAKER), "microphone").utterances().stream()
        .map(each -> SpokenPattern.nearestMillis(each.lengthMillis()))
        .toList();
  }

  private static void awaitTranslations(CallPage listener, int more) {
    int before = HeardTones.of(listener, "translation").tones().size();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> HeardTones.of(listener, "translation").tones().size() >= before + 2 * more);
  }

  private static void assertIsLossOf(Network network, Network.Way way, long lost) {
    network.close();
    assertThat(network.lost(way)).as(network.totals()).isGreaterThan(10);
    assertThat((double) lost)
        .as(way + " of a network that lost " + network.lost(way) + "; " + network.totals())
        .isBetween(LEAST_SHARE_OF_RTP * network.lost(way), (double) network.lost(way));
  }
}
