package io.earshot.alerts.delivery.record;

import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.state.Transition;

/**
 * The last that one receiver acknowledged about one alert.
 *
 * @param sequence of the change it was told
 * @param activeTick Unix epoch seconds, event time: tick that the occurrence began with
 * @param severity under which it knows the alert
 * @param tick Unix epoch seconds, event time: when it was to be told
 */
public record Told(
    String alertId,
    String occurrenceId,
    long sequence,
    long activeTick,
    boolean isFiring,
    String severity,
    String rule,
    long tick) {

  public static Told of(Telling telling) {
    Transition alert = telling.alert();
    return new Told(
        alert.alertId(),
        alert.occurrenceId(),
        alert.sequence(),
        alert.activeTick(),
        telling.isFiring(),
        alert.severity(),
        alert.rule(),
        telling.notice().tick());
  }

  /** Whether a notice is about something earlier: a log that is read again says so. */
  public boolean isAfter(Notice notice) {
    Transition alert = notice.alert();
    return activeTick > alert.activeTick()
        || (activeTick == alert.activeTick() && sequence > alert.sequence());
  }

  public boolean isSameOccurrence(Notice notice) {
    return occurrenceId.equals(notice.alert().occurrenceId());
  }
}
