package io.earshot.console.page.view;

import com.fasterxml.jackson.databind.util.RawValue;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One client that looks at a window of the list. */
final class ListCursor implements StateCursor {

  private final LivePage page;
  private final ListWindow window;
  private final HealthPosition health;
  private long version = -1;
  private @Nullable ListEvent sent;
  private Map<String, ListedCall> sentRows = Map.of();

  ListCursor(LivePage page, ListWindow window) {
    this.page = page;
    this.window = window;
    this.health = new HealthPosition(page);
  }

  @Override
  public List<StateEvent> take() {
    List<StateEvent> events = new ArrayList<>(2);
    health.addTo(events);
    long newest = page.version();
    if (newest != version) {
      version = newest;
      ListEvent event = page.look(this::event);
      if (event.reset() || !event.rows().isEmpty() || !event.hasHeadOf(sent)) {
        events.add(new StateEvent("list", Json.line(event)));
        sent = event;
      }
    }
    return events;
  }

  private ListEvent event(CallList list) {
    List<ListedCall> matching = list.matching(window.filter());
    int from = Math.min(window.offset(), matching.size());
    int to = Math.min(from + window.limit(), matching.size());
    List<String> order = new ArrayList<>(to - from);
    List<RawValue> rows = new ArrayList<>();
    Map<String, ListedCall> present = new HashMap<>();
    for (ListedCall call : matching.subList(from, to)) {
      order.add(call.key());
      present.put(call.key(), call);
      ListedCall before = sentRows.get(call.key());
      if (before == null || !before.hasSameRow(call)) {
        rows.add(call.json());
      }
    }
    sentRows = present;
    ListEvent.Counts counts = list.counts(matching.size());
    return new ListEvent(
        sent == null,
        list.sentence(counts, page.isLoading()),
        list.sure(counts),
        counts,
        page.hops(),
        order,
        rows,
        page.ways());
  }
}
