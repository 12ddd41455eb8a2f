package io.earshot.alerts.delivery.channel;

import io.earshot.alerts.rule.state.Transition;
import org.jspecify.annotations.Nullable;

/**
 * Where people read more about an alert.
 *
 * @param page address of the live page, without a slash at its end; null = nobody said
 */
public record PageLinks(@Nullable String page) {

  public static final PageLinks NONE = new PageLinks(null);

  /** Address of this alert; null = there is none. */
  public @Nullable String ofAlert(Transition alert) {
    return page == null ? null : page + "/alerts/" + alert.alertId();
  }
}
