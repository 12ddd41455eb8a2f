package io.earshot.streams.session.pending;

import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.MarkColumn;
import java.util.Arrays;
import java.util.List;

/**
 * The events of one second of one session in event time, ties in an order that does not depend on
 * arrival: what happened, then media in path order of the batches, then stages, readings and what
 * only clocks ask for. The arrays are reused, so that sorting allocates nothing per mark.
 */
public final class SecondOfEvents {

  /** Receives the events in order. */
  public interface Visitor {
    void onLifecycle(PendingBatch pending, int index);

    void onMark(PendingBatch pending, MarkColumn column, int row);

    void onStage(PendingBatch pending, int index);

    void onReading(PendingBatch pending, int index);

    void onProbe(PendingBatch pending, int index);

    void onStamp(PendingBatch pending, int index);

    /** The batch as such, in the second of its receipt, be there anything in it or not. */
    default void onHeard(PendingBatch pending) {}
  }

  private static final int LIFECYCLE = -1;
  private static final int STAGE = -2;
  private static final int READING = -3;
  private static final int PROBE = -4;
  private static final int STAMP = -5;
  private static final int HEARD = -6;
  private static final int ORDINAL_BITS = 32;

  /** A batch holds a second or so. */
  private static final long MAX_AGE_NANOS = 60 * PendingBatch.NANOS_PER_SECOND;

  private long[] keys = new long[256];
  private int[] batches = new int[256];
  private int[] columns = new int[256];
  private int[] rows = new int[256];
  private int count;

  /**
   * Visits the events that belong into {@code second} when it is closed {@code lagSeconds} ticks
   * later. A mark that came after its own second was closed is left out; anything else moves to the
   * first second that was still open, since counters and facts hold whenever they come.
   *
   * @param pending in {@link PendingBatch#CANONICAL} order
   */
  public void visit(List<PendingBatch> pending, long second, int lagSeconds, Visitor visitor) {
    count = 0;
    for (int kind = LIFECYCLE; kind >= STAMP; kind--) {
      collect(pending, second, lagSeconds, kind);
      if (kind == LIFECYCLE) {
        collectMarks(pending, second, lagSeconds);
      }
    }
    collectHeard(pending, second, lagSeconds);
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      deliver(pending, (int) keys[i], visitor);
    }
  }

  private void deliver(List<PendingBatch> pending, int ordinal, Visitor visitor) {
    PendingBatch from = pending.get(batches[ordinal]);
    int row = rows[ordinal];
    switch (columns[ordinal]) {
      case LIFECYCLE -> visitor.onLifecycle(from, row);
      case STAGE -> visitor.onStage(from, row);
      case READING -> visitor.onReading(from, row);
      case PROBE -> visitor.onProbe(from, row);
      case STAMP -> visitor.onStamp(from, row);
      case HEARD -> visitor.onHeard(from);
      default -> visitor.onMark(from, from.batch().marks().get(columns[ordinal]), row);
    }
  }

  private void collectMarks(List<PendingBatch> pending, long second, int lagSeconds) {
    for (int b = 0; b < pending.size(); b++) {
      PendingBatch from = pending.get(b);
      if (from.openSecond(lagSeconds) > second || !from.touches(second, lagSeconds)) {
        continue;
      }
      List<MarkColumn> marks = from.batch().marks();
      for (int c = 0; c < marks.size(); c++) {
        long[] atNanos = marks.get(c).atNanos();
        for (int row = 0; row < atNanos.length; row++) {
          add(offsetNanos(second, atNanos[row] + from.toEventNanos()), b, c, row);
        }
      }
    }
  }

  private void collect(List<PendingBatch> pending, long second, int lagSeconds, int kind) {
    for (int b = 0; b < pending.size(); b++) {
      PendingBatch from = pending.get(b);
      if (!from.touches(second, lagSeconds)) {
        continue;
      }
      boolean isFirstOpen = second == from.openSecond(lagSeconds);
      int size = size(from.batch(), kind);
      for (int i = 0; i < size; i++) {
        long eventNanos = atNanos(from.batch(), kind, i) + from.toEventNanos();
        long offsetNanos = offsetNanos(second, eventNanos);
        add(isFirstOpen ? Math.max(0, offsetNanos) : offsetNanos, b, kind, i);
      }
    }
  }

  private void collectHeard(List<PendingBatch> pending, long second, int lagSeconds) {
    for (int b = 0; b < pending.size(); b++) {
      PendingBatch from = pending.get(b);
      if (second == Math.max(from.receiptSecond(), from.openSecond(lagSeconds))) {
        add(Math.max(0, offsetNanos(second, from.receiptNanos())), b, HEARD, 0);
      }
    }
  }

  private static long offsetNanos(long second, long eventNanos) {
    return eventNanos - second * PendingBatch.NANOS_PER_SECOND;
  }

  private static int size(Batch batch, int kind) {
    return switch (kind) {
      case LIFECYCLE -> batch.lifecycle().size();
      case STAGE -> batch.stages().size();
      case PROBE -> batch.probes().size();
      case STAMP -> batch.stamps().size();
      default -> batch.readings().size();
    };
  }

  private static long atNanos(Batch batch, int kind, int index) {
    return switch (kind) {
      case LIFECYCLE -> batch.lifecycle().get(index).atNanos();
      case STAGE -> batch.stages().get(index).atNanos();
      case PROBE -> near(batch, batch.probes().get(index).responseReceivedNanos());
      case STAMP -> near(batch, batch.stamps().get(index).receivedNanos());
      default -> batch.readings().get(index).atNanos();
    };
  }

  /**
   * An end of a probe may be any number; one that its batch cannot have seen counts as just now.
   */
  private static long near(Batch batch, long atNanos) {
    boolean isNear = batch.sentNanos() - MAX_AGE_NANOS <= atNanos && atNanos <= batch.sentNanos();
    return isNear ? atNanos : batch.sentNanos();
  }

  private void add(long offsetNanos, int batch, int column, int row) {
    if (offsetNanos < 0 || offsetNanos >= PendingBatch.NANOS_PER_SECOND) {
      return;
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      batches = Arrays.copyOf(batches, 2 * count);
      columns = Arrays.copyOf(columns, 2 * count);
      rows = Arrays.copyOf(rows, 2 * count);
    }
    keys[count] = offsetNanos << ORDINAL_BITS | count;
    batches[count] = batch;
    columns[count] = column;
    rows[count] = row;
    count++;
  }
}
