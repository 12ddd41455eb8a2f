package io.earshot.console.sessions.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestSessionsTest {

  @Test
  void sessionsAreListedByTheirStartThenId() {
    NewestSessions newest = new NewestSessions(9);
    newest.add(session("c", 2, "live"));
    newest.add(session("b", 2, "live"));
    newest.add(session("z", 1, "ended"));
    assertThat(ids(newest)).containsExactly("z", "b", "c");
    assertThat(newest.leftOut()).isFalse();
  }

  @Test
  void ofOneSessionTheNewestLineCounts() {
    NewestSessions newest = new NewestSessions(1);
    newest.add(session("a", 5, "live"));
    newest.add(session("a", 4, "ended"));
    assertThat(newest.list()).containsExactly(session("a", 4, "ended"));
    assertThat(newest.leftOut()).isFalse();
  }

  @Test
  void noMoreAreKeptThanAskedForAndThoseThatBeganLast() {
    NewestSessions newest = new NewestSessions(2);
    for (int start : new int[] {3, 9, 1, 7, 2}) {
      newest.add(session("s" + start, start, "ended"));
    }
    assertThat(ids(newest)).containsExactly("s7", "s9");
    assertThat(newest.leftOut()).isTrue();
  }

  @Test
  void aDeletedSessionIsGone() {
    NewestSessions newest = new NewestSessions(2);
    newest.add(session("a", 1, "ended"));
    newest.remove("a");
    newest.remove("b");
    assertThat(newest.list()).isEmpty();
  }

  @Test
  void aListOfNothingIsNotAskedFor() {
    assertThatThrownBy(() -> new NewestSessions(0)).hasMessage("limit=0 < 1");
  }

  private static List<String> ids(NewestSessions newest) {
    return newest.list().stream().map(ListedSession::session).toList();
  }

  private static ListedSession session(String id, long startMillis, String state) {
    return new ListedSession(
        id,
        state,
        BigDecimal.valueOf(startMillis),
        "1970-01-01T00:00:00.000Z",
        BigDecimal.TEN,
        List.of(),
        null,
        null);
  }
}
