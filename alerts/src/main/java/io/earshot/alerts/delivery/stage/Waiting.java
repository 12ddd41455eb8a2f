package io.earshot.alerts.delivery.stage;

import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.incident.Notice;

/** One notice in the queue of a receiver. */
final class Waiting {

  private Notice notice;
  private long generation;
  private long sinceMillis;
  private int sizeBytes;
  private boolean isAlone;

  Waiting(Notice notice, long generation, long nowMillis) {
    this.notice = notice;
    this.generation = generation;
    this.sinceMillis = nowMillis;
    this.sizeBytes = Telling.sizeBytes(notice);
  }

  /** Takes a younger notice that says the same. */
  void renew(Notice younger, long newGeneration, long nowMillis) {
    notice = younger;
    generation = newGeneration;
    sinceMillis = nowMillis;
    sizeBytes = Telling.sizeBytes(younger);
  }

  /** Whether a notice only says this again. */
  boolean says(Notice other) {
    return notice.isFiring() == other.isFiring()
        && notice.alert().occurrenceId().equals(other.alert().occurrenceId())
        && notice.alert().severity().equals(other.alert().severity());
  }

  void sendAlone() {
    isAlone = true;
  }

  boolean isAlone() {
    return isAlone;
  }

  Notice notice() {
    return notice;
  }

  String alertId() {
    return notice.alert().alertId();
  }

  long generation() {
    return generation;
  }

  long sinceMillis() {
    return sinceMillis;
  }

  int sizeBytes() {
    return sizeBytes;
  }
}
