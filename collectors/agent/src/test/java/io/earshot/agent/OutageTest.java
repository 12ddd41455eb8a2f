package io.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.FakeTransport.Mode;
import io.earshot.agent.delivery.Accounting;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The broker is away for a minute: what fits the agent's bounds arrives, the rest is counted. The
 * bounds are the usual ones, 9,000 samples and 60 s.
 */
class OutageTest {

  private static final int MAX_SAMPLES = 9_000;
  private static final int WAKES_PER_SECOND = 10;

  private final FakeAgent agent = new FakeAgent();

  /** An edge takes batches and has no broker to write them to: 60 s of 100 a second are 6,000. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SLOW", "LOST", "ANSWER_LOST"})
  void aMinuteThatFitsLosesNothing(Mode mode) {
    outage(mode, 60, 10);
    Accounting end = recovered();
    assertThat(end.dropped()).isEmpty();
    assertThat(agent.server.arrivedObservations()).isEqualTo(agent.accepted).isEqualTo(6_060);
  }

  /** 60 s of 200 a second are 12,000, of which 9,000 fit. */
  @Test
  void ofAMinuteThatDoesNotFitTheRestIsCountedToTheLast() {
    outage(Mode.SLOW, 60, 20);
    Accounting end = recovered();
    assertThat(end.dropped()).isEqualTo(Map.of("queue_full", 12_000L - MAX_SAMPLES));
    assertThat(agent.server.arrivedObservations()).isEqualTo(MAX_SAMPLES + 60L);
  }

  /**
   * Without an edge nothing leaves: of 90 s the first 30 are of no use to a live call any more, and
   * up to 30 more wait for the next try. No change of state is ever too old.
   */
  @Test
  void whatWaitedForMoreThanAMinuteIsCountedAsExpired() {
    outage(Mode.DOWN, 90, 2);
    Accounting end = recovered();
    assertThat(end.dropped().keySet()).containsExactly("expired");
    assertThat(end.allDropped()).isBetween(30L * 20, 61L * 20);
    assertThat(agent.server.arrivedObservations() + end.allDropped()).isEqualTo(agent.accepted);
  }

  /** Marks ten times a second, and one change of state each second. */
  private void outage(Mode mode, int seconds, int marksPerWake) {
    agent.server.mode = mode;
    for (int wake = 0; wake < seconds * WAKES_PER_SECOND; wake++) {
      agent.marks(marksPerWake);
      if (wake % WAKES_PER_SECOND == 0) {
        agent.joined();
      }
      agent.after(1_000 / WAKES_PER_SECOND);
    }
  }

  private Accounting recovered() {
    agent.server.mode = Mode.ACK;
    agent.server.answer();
    for (int millis = 0; agent.accounting().queued() > 0; millis += 100) {
      assertThat(millis).as("waits no longer than 30 s, and sends at once").isLessThan(60_000);
      agent.after(100);
    }
    agent.forMillis(5_000);
    Accounting end = agent.accounting();
    Map<String, Long> told = new TreeMap<>();
    agent.server.newest().dropped().forEach(told::put);
    assertThat(told).as("what the server was told").isEqualTo(end.dropped());
    return end;
  }
}
