package io.earshot.alerts.delivery.host;

import io.earshot.alerts.delivery.record.Told;
import org.jspecify.annotations.Nullable;

/** Keeps what a receiver acknowledged. */
@FunctionalInterface
public interface DeliverySink {

  /**
   * @param channel key of the channel it was told through
   * @param page where people see what became of it; null = nowhere that may be shown
   */
  void delivered(String receiver, String channel, @Nullable String page, Told told);
}
