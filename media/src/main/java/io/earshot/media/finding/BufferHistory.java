package io.earshot.media.finding;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a jitter buffer stood over a call, in steps of 5 s, and where it changed its level. Fed with
 * the seconds in ascending order. When {@value #MAX_STEPS} steps are full, two become one: a call
 * of any length takes 3 KB, one of two minutes 0.4 KB.
 */
public final class BufferHistory {

  private static final long FIRST_STEP_SECONDS = 5;
  private static final int FIRST_STEPS = 32;
  private static final int MAX_STEPS = 256;

  /** A buffer begins empty and finds its level within seconds. */
  private static final int WARM_UP_SECONDS = 10;

  /** What lasts shorter has not stayed; three steps, so that one of them moves no median. */
  private static final int MIN_LEVEL_SECONDS = 15;

  private double[] sumMillis = new double[FIRST_STEPS];
  private int[] seconds = new int[FIRST_STEPS];
  private long stepSeconds = FIRST_STEP_SECONDS;
  private boolean started;
  private long firstSecond;
  private double maxMillis;

  /**
   * Takes one second; those in which nothing was played are left out.
   *
   * @param meanMillis mean time in the buffer; what is no finite number is left out
   */
  public void onSecond(long second, double meanMillis) {
    if (!Double.isFinite(meanMillis)) {
      return;
    }
    if (!started) {
      started = true;
      firstSecond = second;
    }
    int step = (int) Math.max(0, stepOf(second));
    sumMillis[step] += meanMillis;
    seconds[step]++;
    maxMillis = Math.max(maxMillis, meanMillis);
  }

  private long stepOf(long second) {
    while ((second - firstSecond) / stepSeconds >= sumMillis.length) {
      if (sumMillis.length < MAX_STEPS) {
        sumMillis = Arrays.copyOf(sumMillis, 2 * sumMillis.length);
        seconds = Arrays.copyOf(seconds, sumMillis.length);
      } else {
        halve();
      }
    }
    return (second - firstSecond) / stepSeconds;
  }

  private void halve() {
    for (int step = 0; step < MAX_STEPS / 2; step++) {
      sumMillis[step] = sumMillis[2 * step] + sumMillis[2 * step + 1];
      seconds[step] = seconds[2 * step] + seconds[2 * step + 1];
    }
    Arrays.fill(sumMillis, MAX_STEPS / 2, MAX_STEPS, 0);
    Arrays.fill(seconds, MAX_STEPS / 2, MAX_STEPS, 0);
    stepSeconds *= 2;
  }

  /**
   * The two levels that describe the call best: the split with the least squares of the steps from
   * their means, and the medians on both sides of it, which single spikes do not move. Null where
   * the call is too short for two levels.
   */
  public @Nullable BufferLevel level() {
    int[] steps = played();
    double[] means = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      means[i] = sumMillis[steps[i]] / seconds[steps[i]];
    }
    int least = (int) Math.max(1, MIN_LEVEL_SECONDS / stepSeconds);
    if (steps.length < 2 * least) {
      return null;
    }
    int split = bestSplit(means, least);
    return new BufferLevel(
        median(Arrays.copyOf(means, split)),
        median(Arrays.copyOfRange(means, split, means.length)),
        maxMillis,
        firstSecond + steps[split] * stepSeconds);
  }

  /** Steps after the warm-up that hold a second. */
  private int[] played() {
    return IntStream.range((int) (WARM_UP_SECONDS / stepSeconds), seconds.length)
        .filter(step -> seconds[step] > 0)
        .toArray();
  }

  /** The squares are least where {@code sumLeft²/left + sumRight²/right} is most. */
  private static int bestSplit(double[] means, int least) {
    double all = Arrays.stream(means).sum();
    double left = 0;
    double most = -1;
    int best = least;
    for (int split = 1; split <= means.length - least; split++) {
      left += means[split - 1];
      double right = all - left;
      double explained = left * left / split + right * right / (means.length - split);
      if (split >= least && explained > most) {
        most = explained;
        best = split;
      }
    }
    return best;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(stepSeconds);
    out.writeBoolean(started);
    out.writeSigned(firstSecond);
    out.writeDouble(maxMillis);
    int used = seconds.length;
    while (used > 0 && seconds[used - 1] == 0) {
      used--;
    }
    out.writeUnsigned(used);
    for (int step = 0; step < used; step++) {
      out.writeUnsigned(seconds[step]);
      out.writeDouble(sumMillis[step]);
    }
  }

  public static BufferHistory readFrom(SnapshotReader in) {
    BufferHistory history = new BufferHistory();
    history.stepSeconds = in.readUnsigned();
    history.started = in.readBoolean();
    history.firstSecond = in.readSigned();
    history.maxMillis = in.readDouble();
    int used = in.readCount(MAX_STEPS);
    int steps = FIRST_STEPS;
    while (steps < used) {
      steps *= 2;
    }
    history.sumMillis = new double[steps];
    history.seconds = new int[steps];
    for (int step = 0; step < used; step++) {
      history.seconds[step] = (int) in.readUnsigned();
      history.sumMillis[step] = in.readDouble();
    }
    return history;
  }
}
