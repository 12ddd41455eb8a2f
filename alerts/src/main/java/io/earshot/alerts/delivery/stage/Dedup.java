package io.earshot.alerts.delivery.stage;

import io.earshot.alerts.delivery.record.Told;
import io.earshot.alerts.incident.Notice;
import org.jspecify.annotations.Nullable;

/** Whether a notice is news to a receiver that was told something before. */
final class Dedup {

  /** Alertmanager's duty for its clients: what is over is said for 5 minutes. */
  private static final long RESOLVED_REPEATED_SECONDS = 300;

  private Dedup() {}

  /**
   * Decides about one notice.
   *
   * @param told the last that this receiver acknowledged about the alert; null = nothing
   * @param wantsRepeats whether it forgets what is not said again
   */
  static boolean isNews(@Nullable Told told, Notice notice, boolean wantsRepeats) {
    if (told == null) {
      // That something is over which it never heard of: as in Alertmanager, nothing to tell.
      return notice.isFiring();
    }
    if (told.isAfter(notice)) {
      return false;
    }
    boolean isRepeat = wantsRepeats && notice.tick() > told.tick();
    if (notice.isFiring()) {
      return !told.isFiring()
          || !told.isSameOccurrence(notice)
          || !told.severity().equals(notice.alert().severity())
          || isRepeat;
    }
    return told.isFiring()
        || (isRepeat
            && told.isSameOccurrence(notice)
            && notice.tick() - notice.alert().tick() <= RESOLVED_REPEATED_SECONDS);
  }

  /** The other severity under which the receiver knows it as firing; null = none. */
  static @Nullable String formerSeverity(@Nullable Told told, Notice notice) {
    return told != null
            && told.isFiring()
            && told.isSameOccurrence(notice)
            && !told.severity().equals(notice.alert().severity())
        ? told.severity()
        : null;
  }
}
