package io.earshot.console.page.view;

import io.earshot.console.page.StateEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one client was last told about the feed: at once, then once a second where it changed. */
final class HealthPosition {

  static final long MIN_GAP_MILLIS = 1_000;

  private final LivePage page;
  private @Nullable HealthEvent sent;
  private long sentMillis;

  HealthPosition(LivePage page) {
    this.page = page;
  }

  void addTo(List<StateEvent> events) {
    long now = page.nowMillis();
    if (sent != null && Math.abs(now - sentMillis) < MIN_GAP_MILLIS) {
      return;
    }
    HealthEvent health = page.healthEvent();
    if (!health.equals(sent)) {
      events.add(new StateEvent("health", Json.line(health)));
      sent = health;
      sentMillis = now;
    }
  }
}
