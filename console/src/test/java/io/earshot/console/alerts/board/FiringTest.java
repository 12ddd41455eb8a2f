package io.earshot.console.alerts.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiringTest {

  private final AlertBoard board = new AlertBoard();

  @Test
  void nothingFiresOnAnEmptyBoard() {
    assertThat(board.firing()).isEqualTo(Firing.NONE);
  }

  @Test
  void whatPeopleAreToldOfIsCountedByCall() {
    add("a", AlertState.FIRING, Map.of("session", "c1"));
    add("b", AlertState.FLAPPING, Map.of("session", "c1"));
    add("c", AlertState.NO_DATA, Map.of("session", "c2"));
    add("d", AlertState.FIRING, Map.of("sfu", "fra"));
    add("e", AlertState.PENDING, Map.of("session", "c3"));
    add("f", AlertState.RECOVERING, Map.of("session", "c3"));
    add("g", AlertState.RESOLVED, Map.of("session", "c3"));
    Firing firing = board.firing();
    assertThat(firing.alerts()).isEqualTo(4);
    assertThat(firing.bySession()).containsExactly(entry("c1", 2), entry("c2", 1));
  }

  @Test
  void aWatchdogThatFiresAsLongAsAllIsWellIsNotCounted() {
    board.add(
        MadeUpAlerts.published(
            new Transition(
                "w",
                "w@1",
                1,
                "Watchdog",
                "a hash",
                Labels.EMPTY,
                Labels.EMPTY,
                100,
                AlertState.INACTIVE,
                AlertState.FIRING,
                Reason.THRESHOLD,
                "none",
                Map.of(),
                new Evidence(1.0, 0.0, 1, 1),
                100,
                340)));
    assertThat(board.firing()).isEqualTo(Firing.NONE);
  }

  private void add(String id, AlertState to, Map<String, String> labels) {
    board.add(MadeUpAlerts.change(id, 1, to, 100, labels));
  }
}
