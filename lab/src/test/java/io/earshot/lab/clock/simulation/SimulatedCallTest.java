package io.earshot.lab.clock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedCallTest {

  /** A reading may fall on the other side of a tick where a logarithm differs in its last bit. */
  private static final long TICKS_NANOS = 1_000_000;

  /** Seed 1 of each scenario by an independent simulator in Python: counts and sums. */
  @ParameterizedTest
  @CsvSource({
    "S1,907,298425327818000,-298424939259000,4654782368000,3612,766939000,465640",
    "S2,907,-2556755127643000,2556787350037000,4985806305000,3594,63046025000,-1201671694",
    "S3,909,-354748123788000,354794296361000,3635720127000,3594,91598214000,867739047",
    "S4,908,2689328523680000,-2689287804440000,1113122832000,3590,80683833000,642231412",
    "S5,899,1496075269097000,-1496045440738000,2014137357000,3564,59586338000,-893007037",
    "S6,909,1638607929522000,-1638571738646000,3116331889000,3604,71466522000,1188720981",
    "S7,817,-137067427436000,137106496575000,5616781971000,3590,84649660000,-746658813",
    "S8,33,8588955477000,-8587371095000,3381950858000,474,11282818000,1422426816",
    "S9,907,-1456343599328000,1456372687646000,3224389116000,3590,57475450000,1060701232",
    "SA,909,-68162174266000,68190827522000,1632526404000,3574,57832105000,-70797289",
    "SB,905,-2535952784328000,2535995595664000,5069348860000,3616,86125567000,-1018720632",
    "SC,910,-255607560713000,255637938099000,2518625594000,3598,59597324000,782772671"
  })
  void theCallIsThatOfTheReference(
      String id,
      int probes,
      long forwardNanos,
      long reverseNanos,
      long lastTagNanos,
      int marks,
      long marksNanos,
      long wallNanos) {
    SimulatedCall call = SimulatedCall.of(scenario(id), 1);
    List<Probe> all = probes(call);
    assertThat(all).hasSize(probes);
    assertThat(all.stream().mapToLong(Probe::forwardNanos).sum())
        .isCloseTo(forwardNanos, within(TICKS_NANOS));
    assertThat(all.stream().mapToLong(Probe::reverseNanos).sum())
        .isCloseTo(reverseNanos, within(TICKS_NANOS));
    assertThat(all.get(all.size() - 1).leftSendNanos())
        .isCloseTo(lastTagNanos, within(TICKS_NANOS));
    assertThat(marks(call)).hasSize(marks);
    assertThat(
            marks(call).stream()
                .mapToLong(mark -> mark.isForward() ? mark.differenceNanos() : 0)
                .sum())
        .isNotZero();
    assertThat(marks(call).stream().mapToLong(Mark::differenceNanos).sum())
        .isCloseTo(marksNanos, within(TICKS_NANOS));
    assertThat(call.wallOffsetNanos()).isEqualTo(wallNanos);
  }

  @Test
  void everythingComesInOrderOfArrivalAndNothingBeforeItWasSent() {
    for (Scenario scenario : Scenarios.all()) {
      SimulatedCall call = SimulatedCall.of(scenario, 2);
      assertThat(call.arrivals())
          .isSortedAccordingTo(Comparator.comparingDouble(Arrival::arrivedSeconds));
      assertThat(marks(call))
          .allMatch(
              mark ->
                  mark.arrivedSeconds() > mark.sentSeconds() + mark.delayNanos() / 1e9
                      && mark.delayNanos() > 0);
      assertThat(probes(call))
          .allMatch(
              probe ->
                  probe.epoch() == Probe.ACROSS_EPOCHS
                      || probe.forwardNanos() + probe.reverseNanos() > 0);
    }
  }

  @Test
  void lateDeliveryLosesDuplicatesAndReorders() {
    List<Probe> prompt = probes(SimulatedCall.of(scenario("S4"), 5));
    List<Probe> late = probes(SimulatedCall.of(scenario("S7"), 5));
    assertThat(late.stream().map(Probe::leftSendNanos).distinct().count())
        .isBetween(prompt.size() * 80L / 100, prompt.size() * 90L / 100);
    assertThat(late.size() - late.stream().map(Probe::leftSendNanos).distinct().count())
        .isBetween(20L, 70L);
    assertThat(overtakings(late)).isGreaterThan(200);
    assertThat(overtakings(prompt)).isLessThan(5);
  }

  @Test
  void aSuspendedBrowserSaysNothing() {
    assertThat(marks(SimulatedCall.of(scenario("S5"), 1)))
        .noneMatch(mark -> mark.sentSeconds() >= 350 && mark.sentSeconds() < 357.3);
  }

  @Test
  void stepsMakeEpochs() {
    SimulatedCall call = SimulatedCall.of(scenario("S5"), 1);
    assertThat(marks(call)).extracting(Mark::epoch).contains(0, 1, 2, 3, 4, 5);
  }

  private static long overtakings(List<Probe> probes) {
    long overtakings = 0;
    for (int i = 1; i < probes.size(); i++) {
      overtakings += probes.get(i).leftSendNanos() < probes.get(i - 1).leftSendNanos() ? 1 : 0;
    }
    return overtakings;
  }

  private static Scenario scenario(String id) {
    return Scenarios.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Probe> probes(SimulatedCall call) {
    return call.arrivals().stream().filter(Probe.class::isInstance).map(Probe.class::cast).toList();
  }

  private static List<Mark> marks(SimulatedCall call) {
    return call.arrivals().stream().filter(Mark.class::isInstance).map(Mark.class::cast).toList();
  }
}
