package io.earshot.alerts.delivery.host;

import io.earshot.alerts.delivery.record.Told;

/** Keeps what a receiver acknowledged. */
@FunctionalInterface
public interface DeliverySink {

  /**
   * @param channel key of the channel it was told through
   */
  void delivered(String receiver, String channel, Told told);
}
