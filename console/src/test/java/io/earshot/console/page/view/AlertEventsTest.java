package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.alerts.board.Firing;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertEventsTest {

  private static final AlertFilter ANY = new AlertFilter(null, null, null, 10);

  private final Known alerts = new Known();
  private final AlertEvents events = new AlertEvents(alerts);

  @Test
  void theListIsTheDocumentOfTheApiAndComesAgainOnlyWhenItSaysSomethingElse() {
    StateCursor list = events.list(ANY);
    assertThat(list.take()).containsExactly(new StateEvent("alerts", "{\"alerts\":[]}"));
    assertThat(list.take()).isEmpty();
    alerts.version++;
    assertThat(list.take()).as("another alert changed, none of these").isEmpty();
    alerts.document = "{\"alerts\":[1]}";
    alerts.version++;
    assertThat(list.take()).containsExactly(new StateEvent("alerts", "{\"alerts\":[1]}"));
  }

  @Test
  void nothingIsMadeAgainWhileNothingChanged() {
    StateCursor list = events.list(ANY);
    list.take();
    list.take();
    list.take();
    assertThat(alerts.asked).hasSize(1);
  }

  @Test
  void ofACallAreOnlyItsOwn() {
    events.ofCall("room/1").take();
    assertThat(alerts.asked).extracting(AlertFilter::session).containsExactly("room/1");
    assertThat(alerts.asked).extracting(AlertFilter::state).containsOnlyNulls();
  }

  @Test
  void anUnknownAlertIsSaidToBeUnknownUntilItComes() {
    StateCursor one = events.one("3f2a");
    assertThat(one.take())
        .containsExactly(
            new StateEvent("alert", "{\"newest\":null,\"error\":\"Alert 3f2a is unknown here.\"}"));
    alerts.newest = "3f2a@1/1";
    alerts.version++;
    assertThat(one.take())
        .containsExactly(new StateEvent("alert", "{\"newest\":\"3f2a@1/1\",\"error\":null}"));
  }

  @Test
  void howManyFireIsToldByCall() {
    alerts.firing = new Firing(3, Map.of("b", 1, "a", 1));
    assertThat(events.firing().take())
        .containsExactly(
            new StateEvent("firing", "{\"alerts\":3,\"bySession\":{\"a\":1,\"b\":1}}"));
  }

  /** As many lines as a file has would end an event early. */
  @Test
  void aDocumentIsOneLine() {
    alerts.document = "{}\n";
    assertThat(events.list(ANY).take()).extracting(StateEvent::json).containsExactly("{}");
  }

  /** Says what it is told to say. */
  private static final class Known implements PageAlerts {

    private final List<AlertFilter> asked = new ArrayList<>();
    private String document = "{\"alerts\":[]}";
    private @Nullable String newest;
    private Firing firing = Firing.NONE;
    private long version;

    @Override
    public String listJson(AlertFilter filter) {
      asked.add(filter);
      return document;
    }

    @Override
    public Optional<String> explanationJson(String alertId) {
      return Optional.empty();
    }

    @Override
    public long version() {
      return version;
    }

    @Override
    public @Nullable String newest(String alertId) {
      return newest;
    }

    @Override
    public Firing firing() {
      return firing;
    }
  }
}
