package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Verdict;
import io.earshot.console.report.table.Digits;
import org.jspecify.annotations.Nullable;

/** Samples that a receiver made up because the real ones were not there in time. */
final class ConcealmentRule implements Rule {

  private final Timeline timeline;
  private final StreamSeries stream;
  private final SlidingSum concealed;
  private final SlidingSum total;
  private double ratio;

  ConcealmentRule(Timeline timeline, StreamSeries stream) {
    this.timeline = timeline;
    this.stream = stream;
    this.concealed = new SlidingSum(timeline, stream.concealedSamples(), Limits.WINDOW_SECONDS);
    this.total = new SlidingSum(timeline, stream.totalSamples(), Limits.WINDOW_SECONDS);
  }

  @Override
  public Subject subject() {
    return Subject.path(stream, "hears");
  }

  @Override
  public @Nullable Level next(long second) {
    concealed.moveTo(second);
    total.moveTo(second);
    boolean isAbsent = Float.isNaN(stream.totalSamples().at(timeline.slotOf(second)));
    if (isAbsent || total.known() < Limits.MIN_CONCEALED_SECONDS || !(total.sum() > 0)) {
      return null;
    }
    ratio = concealed.sum() / total.sum();
    if (ratio > Limits.MAX_CONCEALED_RATIO) {
      return Level.BAD;
    }
    return ratio < Limits.CLEAR_CONCEALED_RATIO ? Level.CLEAR : Level.BETWEEN;
  }

  @Override
  public double severity() {
    return ratio / Limits.MAX_CONCEALED_RATIO;
  }

  @Override
  public boolean contributes(long second) {
    int slot = timeline.slotOf(second);
    return stream.concealedSamples().at(slot)
        > Limits.MAX_CONCEALED_RATIO * stream.totalSamples().at(slot);
  }

  @Override
  public long evidenceFrom(long second) {
    return second - Limits.WINDOW_SECONDS + 1;
  }

  @Override
  public int maxGapSeconds() {
    return Limits.MAX_GAP_SECONDS;
  }

  @Override
  public Words now(long second, Verdict verdict) {
    return words("is ", second - Limits.WINDOW_SECONDS + 1, second);
  }

  @Override
  public Words past(long sinceSecond, long untilSecond, Verdict verdict) {
    return words("was ", sinceSecond, untilSecond);
  }

  private Words words(String verb, long from, long to) {
    long part = SlidingSum.sum(timeline, stream.concealedSamples(), from, to);
    long whole = SlidingSum.sum(timeline, stream.totalSamples(), from, to);
    int seconds = SlidingSum.known(timeline, stream.totalSamples(), from, to);
    return new Words(
        verb + Digits.percent(Rounded.ratio(part, whole)) + " concealed",
        Digits.count(part) + " of " + Digits.count(whole) + " samples in " + seconds + " s",
        "exact: samples counted by the receiver");
  }
}
