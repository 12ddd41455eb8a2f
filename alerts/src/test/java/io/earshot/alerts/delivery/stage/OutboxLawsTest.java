package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Verdict;
import io.earshot.alerts.rule.state.AlertState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxLawsTest {

  private static final int STEPS = 4_000;

  /** offered = accepted + known + renewed + expired + overflowed + refused + waiting. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsLostUncounted(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Outbox outbox = outbox(random);
    long nowMillis = 1_000_000;
    Map<String, Long> sequences = new HashMap<>();
    for (int i = 0; i < STEPS; i++) {
      nowMillis += random.nextInt(2_000);
      step(outbox, random, nowMillis, sequences);
      OutboxCounts counts = outbox.counts();
      long accounted =
          counts.accepted()
              + counts.known()
              + counts.renewed()
              + counts.expired()
              + counts.overflowed()
              + counts.refused()
              + counts.waiting();
      assertThat(accounted).as("step %d: %s", i, counts).isEqualTo(counts.offered());
    }
    assertThat(outbox.counts().accepted()).isPositive();
    assertThat(outbox.counts().overflowed()).isPositive();
  }

  /** Changes of one alert that arrive, arrive in the order in which they happened. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void changesOfAnAlertNeverOvertake(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Outbox outbox = outbox(random);
    long nowMillis = 1_000_000;
    Map<String, Long> sequences = new HashMap<>();
    Map<String, Long> arrived = new HashMap<>();
    for (int i = 0; i < STEPS; i++) {
      nowMillis += random.nextInt(2_000);
      for (Telling each : step(outbox, random, nowMillis, sequences)) {
        Long before = arrived.put(each.alert().alertId(), each.alert().sequence());
        assertThat(each.alert().sequence()).isGreaterThanOrEqualTo(before == null ? 0 : before);
      }
    }
  }

  private static Outbox outbox(SplittableRandom random) {
    FakeChannel channel = new FakeChannel(1 + random.nextInt(4), random.nextBoolean());
    return new Outbox("r", channel, Selection.ALL, new OutboxLimits(5, 1 << 20, 60_000));
  }

  /** Offers or tells; returns what arrived. */
  private static List<Telling> step(
      Outbox outbox, SplittableRandom random, long nowMillis, Map<String, Long> sequences) {
    if (random.nextInt(3) > 0) {
      String id = "a" + random.nextInt(9);
      boolean isNew = random.nextBoolean();
      long sequence = sequences.merge(id, isNew ? 1L : 0L, Long::sum);
      long tick = nowMillis / 1000;
      AlertState to = sequence % 2 == 1 ? AlertState.FIRING : AlertState.RESOLVED;
      outbox.offer(
          Notices.notice(Notices.change(id, sequence / 2, sequence, tick, to, "critical"), tick),
          nowMillis,
          nowMillis);
      return List.of();
    }
    List<Telling> batch = outbox.next(nowMillis);
    Verdict verdict =
        switch (random.nextInt(5)) {
          case 0 -> new Verdict.Again("no", null);
          case 1 -> new Verdict.Refused("never");
          case 2 -> batch.size() > 1 ? new Verdict.Mixed("some") : Verdict.ACCEPTED;
          default -> Verdict.ACCEPTED;
        };
    outbox.settle(verdict, nowMillis);
    return verdict == Verdict.ACCEPTED ? batch : List.of();
  }
}
