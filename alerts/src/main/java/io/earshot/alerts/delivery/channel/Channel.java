package io.earshot.alerts.delivery.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to put alerts into a request. */
public interface Channel {

  /** Its name in files and records, e.g. {@code webhook}. */
  String key();

  /** How many alerts one request carries at most, ≥ 1. */
  int maxBatch();

  /** Whether an alert that nobody repeats is forgotten on the other side. */
  boolean wantsRepeats();

  /**
   * Writes a request.
   *
   * @param batch at most {@link #maxBatch}, each of another alert
   * @param nowMillis Unix time of the attempt, by the broker's clock
   */
  Post post(List<Telling> batch, long nowMillis);

  /** Where people see what became of a rule's alerts; null = nowhere that may be shown. */
  default @Nullable String pageOf(String rule) {
    return null;
  }

  /** What the reply to a request with so many alerts means. */
  Verdict verdict(Reply reply, int batchSize);
}
