package io.earshot.alerts.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for any series. */
class RuleEngineLawsTest {

  private static final int TICKS = 400;
  private static final RuleSet RULES = RandomCalls.RULES;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void restartsAtAnyTicksChangeNothing(long seed) {
    List<List<Object>> arrivals = RandomCalls.arrivals(seed, TICKS);
    List<Transition> undisturbed = run(arrivals, 0, tick -> false);
    Random random = new Random(seed);
    boolean[] isRestart = new boolean[TICKS];
    for (int i = 0; i < TICKS; i++) {
      isRestart[i] = random.nextInt(7) == 0;
    }
    assertThat(run(arrivals, 0, tick -> isRestart[tick])).isEqualTo(undisturbed);
    assertThat(run(arrivals, 3, tick -> true)).isEqualTo(run(arrivals, 3, tick -> false));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void orderAndRepetitionInsideTheGraceChangeNothing(long seed) {
    List<List<Object>> arrivals = RandomCalls.arrivals(seed, TICKS);
    List<Transition> inOrder = run(arrivals, 3, tick -> false);
    Random random = new Random(seed);
    List<List<Object>> late = new ArrayList<>();
    for (int tick = 0; tick < TICKS + 4; tick++) {
      late.add(new ArrayList<>());
    }
    for (int tick = 0; tick < TICKS; tick++) {
      for (Object each : arrivals.get(tick)) {
        late.get(tick + random.nextInt(3)).add(each);
        late.get(tick + random.nextInt(3)).add(each);
      }
    }
    late.forEach(each -> Collections.shuffle(each, random));
    assertThat(run(late, 3, tick -> false)).isEqualTo(run(padded(arrivals, 4), 3, tick -> false));
    assertThat(inOrder).isNotEmpty();
  }

  /** What is judged a grace later is judged alike. */
  @Test
  void theGraceChangesNothingButWhen() {
    List<List<Object>> arrivals = RandomCalls.arrivals(5, TICKS);
    assertThat(run(padded(arrivals, 10), 10, tick -> false))
        .isEqualTo(run(arrivals, 0, tick -> false));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void eachAlertIsAnUnbrokenChain(long seed) {
    Map<String, Transition> lastById = new HashMap<>();
    for (Transition each : run(RandomCalls.arrivals(seed, TICKS), 0, tick -> false)) {
      Transition before = lastById.put(each.alertId(), each);
      boolean isNew = before == null || each.sequence() == 1;
      assertThat(each.sequence()).isEqualTo(isNew ? 1 : before.sequence() + 1);
      assertThat(each.from()).isEqualTo(isNew ? AlertState.INACTIVE : before.to());
      assertThat(each.activeTick()).isLessThanOrEqualTo(each.tick());
      assertThat(each.validUntilTick()).isEqualTo(each.tick() + 240);
    }
  }

  /** Otherwise the laws above would hold for too little. */
  @Test
  void theRandomCallsReachEveryState() {
    Set<AlertState> reached = EnumSet.noneOf(AlertState.class);
    Set<String> rules = new TreeSet<>();
    Set<String> reasons = new TreeSet<>();
    for (long seed = 1; seed <= 4; seed++) {
      for (Transition each : run(RandomCalls.arrivals(seed, TICKS), 0, tick -> false)) {
        reached.add(each.to());
        rules.add(each.rule());
        reasons.add(each.reason().key());
      }
    }
    assertThat(reached).isEqualTo(EnumSet.allOf(AlertState.class));
    assertThat(rules).contains("NoData", "RuleError", "NoInput", "ManyLosses", "Silent", "Hop");
    assertThat(reasons)
        .contains(
            "severity", "no_data", "undecided", "insufficient", "ended", "expired", "settled");
  }

  @Test
  void theSameRulesAgainAreNoChange() {
    List<List<Object>> arrivals = RandomCalls.arrivals(6, TICKS);
    List<Transition> seen = new ArrayList<>();
    RuleEngine engine = RuleEngine.of(RULES, EngineSettings.USUAL);
    for (int tick = 0; tick < TICKS; tick++) {
      offer(engine, arrivals.get(tick));
      engine = engine.reloaded(RULES);
      engine.advance(tick, seen::add);
    }
    assertThat(seen).isEqualTo(run(arrivals, 0, tick -> false));
  }

  @Test
  void aSnapshotCutAnywhereIsRefused() {
    RuleEngine engine = RuleEngine.of(RULES, EngineSettings.USUAL);
    List<List<Object>> arrivals = RandomCalls.arrivals(7, 40);
    for (int tick = 0; tick < 40; tick++) {
      offer(engine, arrivals.get(tick));
      engine.advance(tick, unused -> {});
    }
    byte[] whole = engine.snapshot();
    for (int length = 0; length < whole.length; length += 97) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RuleEngine.restored(cut, RULES, EngineSettings.USUAL))
          .as("cut at %d of %d", length, whole.length)
          .isInstanceOf(SnapshotFormatException.class);
    }
  }

  private static List<List<Object>> padded(List<List<Object>> arrivals, int more) {
    List<List<Object>> padded = new ArrayList<>(arrivals);
    for (int i = 0; i < more; i++) {
      padded.add(List.of());
    }
    return padded;
  }

  /** Transitions up to the last tick with samples. */
  private static List<Transition> run(
      List<List<Object>> arrivals, long graceSeconds, IntPredicate isRestart) {
    EngineSettings settings = EngineSettings.USUAL.withGraceSeconds(graceSeconds);
    RuleEngine engine = RuleEngine.of(RULES, settings);
    List<Transition> seen = new ArrayList<>();
    for (int tick = 0; tick < arrivals.size(); tick++) {
      offer(engine, arrivals.get(tick));
      if (isRestart.test(tick)) {
        engine = RuleEngine.restored(engine.snapshot(), RULES, settings);
      }
      engine.advance(tick, seen::add);
      if (isRestart.test(tick)) {
        engine = RuleEngine.restored(engine.snapshot(), RULES, settings);
      }
    }
    return seen;
  }

  private static void offer(RuleEngine engine, List<Object> arrivals) {
    for (Object each : arrivals) {
      if (each instanceof Sample sample) {
        engine.offer(sample);
      } else if (each instanceof SeriesEnd end) {
        engine.offer(end);
      }
    }
  }
}
