package io.earshot.console.page.view;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client that looks at one call. */
final class CallCursor implements StateCursor {

  /**
   * What is there to see.
   *
   * @param call view of the call, JSON
   * @param seconds null = the client has them all
   */
  record Looked(String call, @Nullable SecondsEvent seconds) {}

  private final LivePage page;
  private final CallKey key;
  private final HealthPosition health;
  private final SecondsPosition seconds = new SecondsPosition();
  private long version = -1;
  private String sent = "";

  CallCursor(LivePage page, CallKey key) {
    this.page = page;
    this.key = key;
    this.health = new HealthPosition(page);
  }

  @Override
  public List<StateEvent> take() {
    List<StateEvent> events = new ArrayList<>(3);
    health.addTo(events);
    long newest = page.version();
    if (newest != version) {
      version = newest;
      Looked looked = page.look(key, seconds);
      if (!looked.call().equals(sent)) {
        events.add(new StateEvent("call", looked.call()));
        sent = looked.call();
      }
      if (looked.seconds() != null) {
        events.add(new StateEvent("seconds", Json.line(looked.seconds())));
      }
    }
    return events;
  }
}
