package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.Label;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.ParticipantWindow;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What measurements say beside numbers: who was heard, where it stands, what its agents lost. */
class MeasurementContextTest {

  private static final int SECONDS = 20;

  private final List<Arrival> call = new ArrayList<>(new Calls("call", 6, 0.1).of(SECONDS));

  @Test
  void aBatchWithNothingInItIsAHeartbeat() {
    call.clear();
    call.add(arrival("ben/page", Role.CLIENT, 0, 100, Map.of(), List.of(), Map.of()));
    call.add(arrival("ben/page", Role.CLIENT, 1, 4_100, Map.of(), List.of(), Map.of()));
    List<WindowMeasurement> seconds = seconds(EngineRun.run(call));
    assertThat(seconds)
        .extracting(window -> window.second() - Calls.START_SECOND)
        .containsExactly(0L, 4L);
    assertThat(ben(seconds.get(0)).batches()).isEqualTo(1);
    assertThat(ben(seconds.get(0)).agents()).containsExactly("ben/page");
  }

  @Test
  void whoIsSilentIsStillNamedUntilItLeaves() {
    List<WindowMeasurement> seconds = seconds(EngineRun.run(call));
    assertThat(ben(seconds.get(3)).batches()).isPositive();
    WindowMeasurement last = seconds.get(seconds.size() - 1);
    assertThat(last.participants()).noneMatch(each -> each.hasLeft() && each.batches() == 0);
    assertThat(seconds.stream().flatMap(each -> each.participants().stream()))
        .extracting(ParticipantWindow::participant)
        .contains("ann", "ben", "worker", "sfu");
  }

  @Test
  void batchesAndObservationsAddUpToWhatWasSent() {
    Recorder run = EngineRun.run(call);
    long sent = call.stream().mapToLong(each -> each.batch().observations()).sum();
    assertThat(sum(seconds(run), ParticipantWindow::observations)).isEqualTo(sent);
    assertThat(sum(seconds(run), ParticipantWindow::batches)).isEqualTo(call.size());
    assertThat(sum(longer(run), ParticipantWindow::observations)).isEqualTo(sent);
  }

  @Test
  void gapsOfSecondsAddUpToThoseOfTheCall() {
    call.removeIf(each -> each.batch().sequence() % 7 == 3);
    for (long seed = 1; seed <= 3; seed++) {
      Recorder run = EngineRun.run(Calls.shuffled(call, seed, 2_500));
      assertThat(run.lastSummary().accounting().agentGaps()).isPositive();
      assertThat(sum(seconds(run), ParticipantWindow::agentGaps))
          .isEqualTo(run.lastSummary().accounting().agentGaps());
    }
  }

  @Test
  void whatAnAgentDroppedIsCountedInTheSecondThatSaysSo() {
    for (int i = 0; i < 4; i++) {
      Map<String, Long> dropped =
          i == 0 ? Map.of("queue", 5L) : Map.of("queue", 5L + 10L * (i / 2));
      call.add(arrival("ben/page", Role.CLIENT, i, 2_500 + 1000 * i, Map.of(), List.of(), dropped));
    }
    Map<Long, Map<String, Long>> bySecond = new TreeMap<>();
    for (WindowMeasurement window : seconds(EngineRun.run(sorted()))) {
      if (!ben(window).agentDropped().isEmpty()) {
        bySecond.put(window.second() - Calls.START_SECOND, ben(window).agentDropped());
      }
    }
    assertThat(bySecond).isEqualTo(Map.of(2L, Map.of("queue", 5L), 4L, Map.of("queue", 10L)));
  }

  @Test
  void theNewestLabelHoldsAndOnlyThoseOfTheCallAreItsContext() {
    call.add(
        arrival(
            "sfu/agent2",
            Role.SFU,
            0,
            1_100,
            labels("sfu", "sfu-7", "region", "eu"),
            List.of(),
            Map.of()));
    call.add(
        arrival(
            "ben/page",
            Role.CLIENT,
            0,
            1_200,
            labels("region", "us", "room", "blue"),
            List.of(),
            Map.of()));
    call.add(
        arrival("ben/page", Role.CLIENT, 1, 9_200, labels("room", "green"), List.of(), Map.of()));
    List<WindowMeasurement> seconds = seconds(EngineRun.run(sorted()));
    assertThat(seconds.get(0).context()).isEmpty();
    assertThat(seconds.get(1).context())
        .isEqualTo(Map.of("room", "blue", "sfu", "sfu-7", "region", "eu"));
    assertThat(ben(seconds.get(12)).labels()).isEqualTo(Map.of("room", "green", "region", "us"));
    assertThat(seconds.get(12).context()).containsEntry("room", "green");
  }

  @Test
  void connectionsAreCountedInTheirSecond() {
    List<Lifecycle> events =
        List.of(
            event(LifecycleType.CONNECTING, null),
            event(LifecycleType.CONNECTING, null),
            event(LifecycleType.FAILED, "ice failed"));
    call.add(arrival("ben/page", Role.CLIENT, 0, 5_100, Map.of(), events, Map.of()));
    Recorder run = EngineRun.run(sorted());
    ParticipantWindow fifth = ben(seconds(run).get(5));
    assertThat(fifth.connectionAttempts()).isEqualTo(2);
    assertThat(fifth.failureReasons()).isEqualTo(Map.of("ice failed", 1L));
    assertThat(sum(seconds(run), ParticipantWindow::connectionAttempts)).isEqualTo(2);
    assertThat(sum(longer(run), ParticipantWindow::connectionFailures)).isEqualTo(1);
  }

  /** On one clock the bound is one: the ends are the delays moved by it. */
  @Test
  void endsOfTenSecondsAreThoseOfTheirDelays() {
    int judged = 0;
    for (WindowMeasurement window : longer(EngineRun.run(call))) {
      for (HopWindow hop : window.hops()) {
        if (hop.name().clock() == HopClock.SAME) {
          double boundMillis = Objects.requireNonNull(hop.boundMillis());
          double p95Millis = hop.delay().percentileMillis(0.95).orElseThrow();
          assertThat(Objects.requireNonNull(hop.hi()).percentileMillis(0.95).orElseThrow())
              .isCloseTo(p95Millis + boundMillis, within(0.0011));
          assertThat(Objects.requireNonNull(hop.lo()).percentileMillis(0.95).orElseThrow())
              .isCloseTo(Math.max(0, p95Millis - boundMillis), within(0.0011));
          judged++;
        }
      }
    }
    assertThat(judged).isPositive();
  }

  /** A call that ends in mid-window still tells of its last seconds. */
  @Test
  void noSecondIsMissingFromTheLongerWindows() {
    for (int seconds = 20; seconds < 30; seconds++) {
      Recorder run = EngineRun.run(new Calls("call", 6, 0.1).of(seconds));
      assertThat(sum(longer(run), ParticipantWindow::batches))
          .isEqualTo(sum(seconds(run), ParticipantWindow::batches));
      assertThat(longer(run)).allMatch(each -> each.second() % 10 == 0);
    }
  }

  private List<Arrival> sorted() {
    call.sort(Comparator.comparingLong(Arrival::receiptMillis));
    return call;
  }

  private static Map<Label, String> labels(String... pairs) {
    Map<Label, String> labels = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.put(Objects.requireNonNull(Label.named(pairs[i])), pairs[i + 1]);
    }
    return labels;
  }

  private static Lifecycle event(LifecycleType type, @Nullable String reason) {
    long atNanos = (Calls.START_SECOND + 5) * 1_000_000_000L + 1;
    return new Lifecycle(
        type,
        atNanos,
        "ben",
        Role.CLIENT,
        "pc",
        null,
        MarkColumn.NO_SSRC,
        null,
        null,
        null,
        reason);
  }

  private static Arrival arrival(
      String agent,
      Role role,
      long sequence,
      long sinceStartMillis,
      Map<Label, String> labels,
      List<Lifecycle> events,
      Map<String, Long> dropped) {
    long receiptMillis = Calls.START_SECOND * 1000 + sinceStartMillis;
    return new Arrival(
        receiptMillis,
        new Batch(
            "call",
            agent,
            agent.substring(0, agent.indexOf('/')),
            role,
            1,
            sequence,
            events.size(),
            Calls.ONE_CLOCK,
            receiptMillis * 1_000_000,
            dropped,
            List.of(),
            List.of(),
            List.of(),
            events,
            List.of(),
            List.of(),
            labels));
  }

  private static long sum(
      List<WindowMeasurement> windows, ToLongFunction<ParticipantWindow> count) {
    return windows.stream().flatMap(each -> each.participants().stream()).mapToLong(count).sum();
  }

  private static List<WindowMeasurement> seconds(Recorder run) {
    return run.windows.stream()
        .filter(each -> each.isFinal() && each.windowSeconds() == 1)
        .toList();
  }

  private static List<WindowMeasurement> longer(Recorder run) {
    return run.windows.stream().filter(each -> each.windowSeconds() == 10).toList();
  }

  private static ParticipantWindow ben(WindowMeasurement window) {
    return window.participants().stream()
        .filter(each -> each.participant().equals("ben"))
        .findFirst()
        .orElseThrow();
  }
}
