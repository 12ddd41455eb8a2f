package io.earshot.console.page.call.series;

import io.earshot.console.report.Rounded;
import io.earshot.console.report.Spread;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges each second of a hop by the ends of the intervals around its last raw delays: those of
 * {@value #WINDOW_SECONDS} s, and of up to {@value #MAX_WINDOW_SECONDS} s until they are enough for
 * a 95th percentile. A second that is replaced changes the verdicts of those after it.
 */
public final class BudgetCheck {

  /** Evidence that the product's limits ask for. */
  public static final int WINDOW_SECONDS = 15;

  /** How far back a slow hop, such as an utterance through a worker, may gather evidence. */
  public static final int MAX_WINDOW_SECONDS = 60;

  /** Evidence, and some more for seconds out of order. */
  private static final int SAMPLE_SECONDS = 96;

  private static final int[] NO_SAMPLES = {};
  private static final double MICROS_PER_MILLI = 1000;

  /**
   * What the delays up to one second say.
   *
   * @param p95Millis null = too few delays, or none of them near the budget
   * @param boundMillis null = unbounded
   * @param verdict null = too few delays
   */
  public record Window(
      long fromSecond,
      int count,
      @Nullable Double p95Millis,
      @Nullable Double boundMillis,
      @Nullable Verdict verdict) {}

  private final BigDecimal budgetMillis;
  private final Timeline timeline;
  private final Column verdicts;
  private final Column p95Millis;
  private final Column largestMillis;
  private final Column windowSeconds;
  private final int[][] samples = new int[SAMPLE_SECONDS][];
  private final int[][] lowerEnds = new int[SAMPLE_SECONDS][];
  private final int[][] upperEnds = new int[SAMPLE_SECONDS][];
  private final double[] bounds = new double[SAMPLE_SECONDS];
  private final long[] sampleSeconds = new long[SAMPLE_SECONDS];
  private long newest = Timeline.NONE;

  BudgetCheck(BigDecimal budgetMillis, Timeline timeline) {
    this.budgetMillis = budgetMillis;
    this.timeline = timeline;
    this.verdicts = timeline.column();
    this.p95Millis = timeline.column();
    this.largestMillis = timeline.column();
    this.windowSeconds = timeline.column();
    Arrays.fill(samples, NO_SAMPLES);
    Arrays.fill(sampleSeconds, Timeline.NONE);
  }

  void put(int slot, long second, HopSecond of) {
    newest = Math.max(newest, second);
    int[] micros = of.samplesMicros().stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(micros);
    if (micros.length > 0) {
      largestMillis.set(slot, micros[micros.length - 1] / MICROS_PER_MILLI);
    }
    if (second <= newest - SAMPLE_SECONDS) {
      return;
    }
    int index = (int) Math.floorMod(second, (long) SAMPLE_SECONDS);
    samples[index] = micros;
    bounds[index] = bound(of);
    lowerEnds[index] = ends(of, -1);
    upperEnds[index] = ends(of, 1);
    sampleSeconds[index] = second;
    long last = Math.min(newest, second + MAX_WINDOW_SECONDS - 1);
    for (long later = second; later <= last; later++) {
      judge(later);
    }
  }

  /** Sorted; meaningless where nothing bounds them. */
  private static int[] ends(HopSecond of, int side) {
    List<Integer> micros = of.samplesMicros();
    List<Integer> own = of.boundsMicros();
    double boundMillis = bound(of);
    int all = Double.isNaN(boundMillis) ? 0 : (int) Math.round(boundMillis * MICROS_PER_MILLI);
    int[] ends = new int[micros.size()];
    for (int i = 0; i < ends.length; i++) {
      long end = micros.get(i) + (long) side * (own.size() == ends.length ? own.get(i) : all);
      ends[i] = (int) Math.max(0, Math.min(Integer.MAX_VALUE, end));
    }
    Arrays.sort(ends);
    return ends;
  }

  private static double bound(HopSecond of) {
    Double bound = of.boundMillis();
    if (bound != null) {
      return bound;
    }
    return of.clock().equals(HopSecond.SAME_CLOCK) ? 0 : Double.NaN;
  }

  private void judge(long second) {
    int slot = timeline.slotOf(second);
    if (slot == Timeline.ABSENT || count(second) == 0) {
      return;
    }
    verdicts.clear(slot);
    p95Millis.clear(slot);
    Window window = windowAt(second);
    if (window.verdict() != null) {
      verdicts.set(slot, window.verdict().ordinal());
    }
    if (window.p95Millis() != null) {
      p95Millis.set(slot, window.p95Millis());
      windowSeconds.set(slot, second - window.fromSecond() + 1);
    }
  }

  /** The delays up to a second, as far as their raw values are still kept. */
  public Window windowAt(long second) {
    long from = second;
    int count = count(second);
    double boundMillis = count == 0 ? 0 : boundOf(second);
    for (long before = second - 1; before > second - MAX_WINDOW_SECONDS; before--) {
      if (before <= second - WINDOW_SECONDS && count >= Verdict.MIN_SAMPLE_COUNT) {
        break;
      }
      if (count(before) > 0) {
        from = before;
        count += count(before);
        boundMillis = Math.max(boundMillis, boundOf(before));
      }
    }
    Double bound = Double.isNaN(boundMillis) ? null : boundMillis;
    if (count < Verdict.MIN_SAMPLE_COUNT) {
      return new Window(from, count, null, bound, null);
    }
    if (bound != null && largestMicros(upperEnds, from, second) <= budgetMicros()) {
      return new Window(from, count, null, bound, Verdict.PASS);
    }
    Verdict verdict =
        bound == null
            ? Verdict.UNDECIDED
            : Verdict.within(
                spread(count, p95Millis(lowerEnds, from, second, count)),
                spread(count, p95Millis(upperEnds, from, second, count)),
                budgetMillis);
    return new Window(from, count, p95Millis(samples, from, second, count), bound, verdict);
  }

  private static Spread spread(long count, double p95) {
    return new Spread(count, null, null, null, null, Rounded.millis(p95), null, null);
  }

  /** Rank as in every percentile of ours: min(n - 1, floor(0.95 n)). */
  private double p95Millis(int[][] values, long from, long to, int count) {
    int[] all = new int[count];
    int filled = 0;
    for (long second = from; second <= to; second++) {
      int n = count(second);
      if (n > 0) {
        System.arraycopy(values[index(second)], 0, all, filled, n);
        filled += n;
      }
    }
    Arrays.sort(all);
    return all[(int) Math.min(count - 1L, (long) Math.floor(0.95 * count))] / MICROS_PER_MILLI;
  }

  private double budgetMicros() {
    return budgetMillis.doubleValue() * MICROS_PER_MILLI;
  }

  private static int largestOf(int[] sorted) {
    return sorted[sorted.length - 1];
  }

  private int largestMicros(int[][] values, long from, long to) {
    int largest = Integer.MIN_VALUE;
    for (long second = from; second <= to; second++) {
      int n = count(second);
      largest = n == 0 ? largest : Math.max(largest, largestOf(values[index(second)]));
    }
    return largest;
  }

  private int count(long second) {
    int index = index(second);
    return sampleSeconds[index] == second ? samples[index].length : 0;
  }

  private double boundOf(long second) {
    return bounds[index(second)];
  }

  private static int index(long second) {
    return (int) Math.floorMod(second, (long) SAMPLE_SECONDS);
  }

  public BigDecimal budgetMillis() {
    return budgetMillis;
  }

  /** Verdict of a slot; null = not judged. */
  public @Nullable Verdict verdictAt(int slot) {
    float ordinal = verdicts.at(slot);
    return Float.isNaN(ordinal) ? null : Verdict.values()[(int) ordinal];
  }

  /** Whether it was ever anything but kept. */
  public boolean wasEverMissed() {
    return verdicts.largest() > Verdict.PASS.ordinal();
  }

  /** 95th percentile of the delays up to each second. */
  public Column p95Millis() {
    return p95Millis;
  }

  /** First second of the evidence of a slot's verdict, for one that is not PASS. */
  public long evidenceFrom(int slot, long second) {
    float seconds = windowSeconds.at(slot);
    return Float.isNaN(seconds) ? second : second - (long) seconds + 1;
  }

  /** Largest raw delay of each second. */
  public Column largestMillis() {
    return largestMillis;
  }
}
