package io.earshot.console.alerts.board;

import static io.earshot.console.alerts.board.MadeUpAlerts.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.rule.state.AlertState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBoardTest {

  private final AlertBoard board = new AlertBoard();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void changesAreInTheirOrderWhateverCameFirstAndTwiceIsOnce(long seed) {
    List<PublishedChange> changes = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      changes.add(change("a", i, AlertState.FIRING, 100 + i / 2));
    }
    // Forgotten and begun anew: the sequence starts again, time does not.
    changes.add(change("a", 1, AlertState.PENDING, 500, Map.of("session", "c1")));
    List<PublishedChange> arrived = new ArrayList<>(changes);
    arrived.addAll(changes);
    Collections.shuffle(arrived, new Random(seed));
    arrived.forEach(board::add);
    assertThat(story("a").changes()).containsExactlyElementsOf(changes);
    assertThat(board.nowSecond()).isEqualTo(500);
  }

  @Test
  void theNewestChangeIsFirst() {
    board.add(change("a", 1, AlertState.FIRING, 100));
    board.add(change("b", 1, AlertState.FIRING, 300));
    board.add(change("c", 1, AlertState.FIRING, 200));
    board.add(change("a", 2, AlertState.RESOLVED, 250));
    assertThat(ids(null, null, null, 10)).containsExactly("b", "a", "c");
    assertThat(ids(null, null, null, 2)).containsExactly("b", "a");
  }

  @Test
  void aFilterTakesWhatItNames() {
    board.add(change("a", 1, AlertState.FIRING, 100));
    board.add(change("b", 1, AlertState.FIRING, 101, Map.of("session", "c2")));
    board.add(change("c", 1, AlertState.FIRING, 102, Map.of("sfu", "fra")));
    board.add(change("a", 2, AlertState.RESOLVED, 103));
    assertThat(ids(AlertState.FIRING, null, null, 10)).containsExactly("c", "b");
    assertThat(ids(null, "c2", null, 10)).containsExactly("b");
    assertThat(ids(null, null, "Loss", 10)).hasSize(3);
    assertThat(ids(null, null, "Gain", 10)).isEmpty();
    assertThat(AlertFilter.state("all")).isNull();
    assertThat(AlertFilter.state("no_data")).isEqualTo(AlertState.NO_DATA);
    assertThatThrownBy(() -> AlertFilter.state("fire"))
        .hasMessageStartingWith("state=fire is none of all, inactive, pending, firing");
    assertThatThrownBy(() -> new AlertFilter(null, null, null, 5_001))
        .hasMessage("limit=5001 is not in 1 to 5000");
  }

  @Test
  void anAlertIsNamedByTheBeginningOfItsIdAsLongAsItIsTheOnlyOne() {
    board.add(change("3f2a", 1, AlertState.FIRING, 100));
    board.add(change("3f2b", 1, AlertState.FIRING, 100));
    board.add(change("3f2", 1, AlertState.FIRING, 100));
    assertThat(board.idsLike("3f2a")).containsExactly("3f2a");
    assertThat(board.idsLike("3f2")).containsExactly("3f2");
    assertThat(board.idsLike("3f")).containsExactly("3f2", "3f2a", "3f2b");
    assertThat(board.idsLike("4")).isEmpty();
  }

  @Test
  void whatIsClosedMakesRoomBeforeWhatIsOlderAndOpen() {
    AlertBoard small = new AlertBoard(2, 100);
    small.add(change("open", 1, AlertState.FIRING, 100));
    small.add(change("closed", 1, AlertState.RESOLVED, 200));
    small.add(change("new", 1, AlertState.FIRING, 300));
    assertThat(small.ids()).containsExactly("new", "open");
    small.add(change("newer", 1, AlertState.FIRING, 400));
    assertThat(small.ids()).containsExactly("new", "newer");
  }

  @Test
  void changesAreBoundedForOneAlertAndTogether() {
    for (int i = 1; i <= AlertBoard.MAX_CHANGES + 5; i++) {
      board.add(change("a", i, AlertState.FIRING, 100 + i));
    }
    assertThat(story("a").changes()).hasSize(AlertBoard.MAX_CHANGES);
    assertThat(story("a").changes().get(0).change().sequence()).isEqualTo(6);
    AlertBoard small = new AlertBoard(10, 3);
    small.add(change("a", 1, AlertState.FIRING, 100));
    small.add(change("a", 2, AlertState.RESOLVED, 101));
    small.add(change("b", 1, AlertState.FIRING, 102));
    assertThat(small.ids()).containsExactly("a", "b");
    small.add(change("b", 2, AlertState.RESOLVED, 103));
    assertThat(small.ids()).containsExactly("b");
    small.add(change("c", 1, AlertState.FIRING, 104));
    assertThat(small.ids()).containsExactly("b", "c");
  }

  private AlertStory story(String id) {
    return Objects.requireNonNull(board.story(id));
  }

  private List<String> ids(
      @Nullable AlertState state, @Nullable String session, @Nullable String rule, int limit) {
    return board.stories(new AlertFilter(state, session, rule, limit)).stream()
        .map(AlertStory::alertId)
        .toList();
  }
}
