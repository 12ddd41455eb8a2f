package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Verdict;
import io.earshot.console.report.table.Digits;
import org.jspecify.annotations.Nullable;

/**
 * Jitter over its limit in {@value Limits#MIN_JITTER_SECONDS} of {@value
 * Limits#JITTER_WINDOW_SECONDS} seconds; clear when it is in none of them. An SFU passes jitter on,
 * so at a receiver it belongs to the whole path.
 */
final class JitterRule implements Rule {

  private final Timeline timeline;
  private final StreamSeries stream;
  private double largestMillis;

  JitterRule(Timeline timeline, StreamSeries stream) {
    this.timeline = timeline;
    this.stream = stream;
  }

  @Override
  public Subject subject() {
    return Subject.path(stream, "receives");
  }

  @Override
  public @Nullable Level next(long second) {
    if (Double.isNaN(at(second))) {
      return null;
    }
    long from = second - Limits.JITTER_WINDOW_SECONDS + 1;
    largestMillis = largestMillis(from, second);
    int over = secondsOver(from, second);
    if (over >= Limits.MIN_JITTER_SECONDS) {
      return Level.BAD;
    }
    return over == 0 ? Level.CLEAR : Level.BETWEEN;
  }

  @Override
  public double severity() {
    return largestMillis / Limits.MAX_JITTER_MILLIS;
  }

  @Override
  public boolean contributes(long second) {
    return at(second) > Limits.MAX_JITTER_MILLIS;
  }

  @Override
  public long evidenceFrom(long second) {
    return second - Limits.JITTER_WINDOW_SECONDS + 1;
  }

  @Override
  public int maxGapSeconds() {
    return Limits.MAX_GAP_SECONDS;
  }

  @Override
  public Words now(long second, Verdict verdict) {
    return words("jitters by ", second - Limits.JITTER_WINDOW_SECONDS + 1, second);
  }

  @Override
  public Words past(long sinceSecond, long untilSecond, Verdict verdict) {
    return words("jittered by up to ", sinceSecond, untilSecond);
  }

  private Words words(String verb, long from, long to) {
    return new Words(
        verb + Digits.millis(Rounded.millis(largestMillis(from, to))) + " ms",
        "over "
            + (long) Limits.MAX_JITTER_MILLIS
            + " ms in "
            + secondsOver(from, to)
            + " of "
            + knownSeconds(from, to)
            + " s",
        "as sure as the smoothed estimate of RFC 3550 is");
  }

  private double largestMillis(long from, long to) {
    double largest = 0;
    for (long second = from; second <= to; second++) {
      double millis = at(second);
      largest = millis > largest ? millis : largest;
    }
    return largest;
  }

  private int secondsOver(long from, long to) {
    int over = 0;
    for (long second = from; second <= to; second++) {
      over += contributes(second) ? 1 : 0;
    }
    return over;
  }

  private int knownSeconds(long from, long to) {
    int known = 0;
    for (long second = from; second <= to; second++) {
      known += Double.isNaN(at(second)) ? 0 : 1;
    }
    return known;
  }

  private double at(long second) {
    return stream.jitterMillis().at(timeline.slotOf(second));
  }
}
