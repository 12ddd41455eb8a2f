package io.earshot.alerts.delivery.channel;

import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.state.Transition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is told about one alert.
 *
 * @param formerSeverity under which it knows the alert as firing; null = this one, or not at all
 */
public record Telling(Notice notice, @Nullable String formerSeverity) {

  /** What a request needs besides the alert's own texts, about. */
  private static final int FRAME_BYTES = 512;

  public Transition alert() {
    return notice.alert();
  }

  public boolean isFiring() {
    return notice.isFiring();
  }

  /**
   * The same for each attempt to tell the same, whoever attempts: who has seen it may ignore it.
   */
  public String idempotencyKey() {
    return alert().occurrenceId() + "/" + alert().sequence();
  }

  /** About as much memory as it takes while it waits. */
  public static int sizeBytes(Notice notice) {
    return FRAME_BYTES
        + textLength(notice.alert().labels().asMap())
        + textLength(notice.alert().context().asMap())
        + textLength(notice.alert().annotations());
  }

  private static int textLength(Map<String, String> texts) {
    int length = 0;
    for (Map.Entry<String, String> each : texts.entrySet()) {
      length += each.getKey().length() + each.getValue().length();
    }
    return length;
  }
}
