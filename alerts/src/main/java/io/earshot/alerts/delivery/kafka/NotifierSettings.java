package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.delivery.receiver.Receiver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, from which broker.
 *
 * @param name of this notifier: goes on after a restart where the one of the same name stopped. Two
 *     names are two notifiers that both tell everything, with the same keys
 * @param page address of the live page for links; null = no links
 * @param resendSeconds what fires is told again after more than these
 * @param startDelayMillis nothing is told before, so that what holds others back is known first
 * @param drainMillis the longest time to tell what waits when it is closed
 */
public record NotifierSettings(
    String bootstrap,
    String name,
    List<Receiver> receivers,
    @Nullable String page,
    long resendSeconds,
    long startDelayMillis,
    long drainMillis) {

  public static final String USUAL_NAME = "earshot-notifier";

  private static final long USUAL_RESEND_SECONDS = 60;
  private static final long USUAL_START_DELAY_MILLIS = 3_000;
  private static final long USUAL_DRAIN_MILLIS = 5_000;

  public static NotifierSettings usual(
      String bootstrap, List<Receiver> receivers, @Nullable String page) {
    return new NotifierSettings(
        bootstrap,
        USUAL_NAME,
        receivers,
        page,
        USUAL_RESEND_SECONDS,
        USUAL_START_DELAY_MILLIS,
        USUAL_DRAIN_MILLIS);
  }

  public NotifierSettings withName(String newName) {
    return new NotifierSettings(
        bootstrap, newName, receivers, page, resendSeconds, startDelayMillis, drainMillis);
  }

  public NotifierSettings withStartDelayMillis(long millis) {
    return new NotifierSettings(
        bootstrap, name, receivers, page, resendSeconds, millis, drainMillis);
  }
}
