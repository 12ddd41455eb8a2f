package io.earshot.lab.clock.score;

import io.earshot.lab.clock.simulation.Mark;
import java.util.Arrays;

/** What one method said about the marks of one call, against the truth. */
public final class ErrorLog {

  /** Marks of both directions nearer than this make a loop. */
  private static final double LOOP_SECONDS = 1.0;

  private final boolean claimsBound;
  private final long budgetNanos;
  private final Longs absErrorNanos = new Longs();
  private final Longs boundNanos = new Longs();
  private final Longs loopErrorNanos = new Longs();
  private final LastError forward = new LastError();
  private final LastError reverse = new LastError();
  private long covered;
  private long wrong;
  private long undecided;
  private long unanswered;

  public ErrorLog(boolean claimsBound, long budgetNanos) {
    this.claimsBound = claimsBound;
    this.budgetNanos = budgetNanos;
  }

  /** The method did not know. */
  public void addUnanswered() {
    unanswered++;
  }

  /** The method took the offset for this, off by no more than that. */
  public void add(Mark mark, long offsetNanos, long errNanos) {
    long saidNanos = mark.differenceNanos() + (mark.isForward() ? -offsetNanos : offsetNanos);
    long errorNanos = saidNanos - mark.delayNanos();
    absErrorNanos.add(Math.abs(errorNanos));
    if (claimsBound) {
      boundNanos.add(errNanos);
      covered += Math.abs(errorNanos) <= errNanos ? 1 : 0;
    }
    judge(saidNanos, claimsBound ? errNanos : 0, mark.delayNanos() <= budgetNanos);
    addLoop(mark, errorNanos);
  }

  private void judge(long saidNanos, long errNanos, boolean isKept) {
    if (saidNanos + errNanos <= budgetNanos) {
      wrong += isKept ? 0 : 1;
    } else if (saidNanos - errNanos > budgetNanos) {
      wrong += isKept ? 1 : 0;
    } else {
      undecided++;
    }
  }

  /** Up and down of the same moment: the offset cancels, its drift in between does not. */
  private void addLoop(Mark mark, long errorNanos) {
    LastError other = mark.isForward() ? reverse : forward;
    if (Math.abs(other.sentSeconds - mark.sentSeconds()) < LOOP_SECONDS) {
      loopErrorNanos.add(Math.abs(other.errorNanos + errorNanos));
    }
    LastError own = mark.isForward() ? forward : reverse;
    own.sentSeconds = mark.sentSeconds();
    own.errorNanos = errorNanos;
  }

  /** Adds what was said about another call. */
  public void addAll(ErrorLog other) {
    absErrorNanos.addAll(other.absErrorNanos);
    boundNanos.addAll(other.boundNanos);
    loopErrorNanos.addAll(other.loopErrorNanos);
    covered += other.covered;
    wrong += other.wrong;
    undecided += other.undecided;
    unanswered += other.unanswered;
  }

  /** Sums it up. */
  public Score score() {
    return new Score(
        absErrorNanos.size,
        unanswered,
        Quantiles.of(absErrorNanos.sorted()),
        claimsBound ? covered : null,
        Quantiles.of(boundNanos.sorted()),
        wrong,
        claimsBound ? undecided : null,
        Quantiles.of(loopErrorNanos.sorted()));
  }

  /** Newest mark of a direction. */
  private static final class LastError {

    private double sentSeconds = Double.NEGATIVE_INFINITY;
    private long errorNanos;
  }

  /** Numbers without boxes. */
  private static final class Longs {

    private long[] values = new long[1024];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    void addAll(Longs other) {
      for (int i = 0; i < other.size; i++) {
        add(other.values[i]);
      }
    }

    long[] sorted() {
      long[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
