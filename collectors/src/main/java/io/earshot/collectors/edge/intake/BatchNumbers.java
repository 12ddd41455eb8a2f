package io.earshot.collectors.edge.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Boot and sequence of batches that the edge makes itself, one row of numbers per session and
 * agent. Remembers the newest 20,000; who was forgotten begins a new boot.
 */
public final class BatchNumbers {

  private static final int MAX_ROWS = 20_000;
  private static final long BOOTS_PER_MILLI = 1_000;

  private final Map<String, Row> rows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Row> eldest) {
          return size() > MAX_ROWS;
        }
      };
  private long nextBoot;

  /**
   * @param startedAtMillis of this edge, Unix milliseconds: boots of the next start are larger
   */
  public BatchNumbers(long startedAtMillis) {
    this.nextBoot = startedAtMillis * BOOTS_PER_MILLI;
  }

  public synchronized Number next(String session, String agent) {
    Row row = rows.computeIfAbsent(session + "\n" + agent, unused -> new Row(nextBoot++));
    return new Number(row.boot, row.nextSequence++);
  }

  /** Place of one batch. */
  public record Number(long boot, long sequence) {}

  private static final class Row {
    private final long boot;
    private long nextSequence;

    Row(long boot) {
      this.boot = boot;
    }
  }
}
