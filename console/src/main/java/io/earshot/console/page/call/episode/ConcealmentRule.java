package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.Column;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Verdict;
import io.earshot.console.report.table.Digits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples that a receiver made up because the real ones were not there in time. A receiver also
 * makes them up when its sender has stopped: seconds in which nobody sends are left out.
 */
final class ConcealmentRule implements Rule {

  private final Timeline timeline;
  private final StreamSeries stream;
  private final List<StreamSeries> feeds;
  private final SlidingSum concealed;
  private final SlidingSum total;
  private double ratio;

  /**
   * @param feeds counted streams of its publisher
   */
  ConcealmentRule(Timeline timeline, StreamSeries stream, List<StreamSeries> feeds) {
    this.timeline = timeline;
    this.stream = stream;
    this.feeds = feeds;
    this.concealed = sum(stream.concealedSamples());
    this.total = sum(stream.totalSamples());
  }

  private SlidingSum sum(Column column) {
    return new SlidingSum(timeline, column, Limits.WINDOW_SECONDS, this::isHeard);
  }

  @Override
  public Subject subject() {
    return Subject.path(stream, "hears");
  }

  @Override
  public @Nullable Level next(long second) {
    concealed.moveTo(second);
    total.moveTo(second);
    if (!isHeard(second) || total.known() < Limits.MIN_CONCEALED_SECONDS) {
      return null;
    }
    ratio = concealed.sum() / total.sum();
    if (ratio > Limits.MAX_CONCEALED_RATIO) {
      return Level.BAD;
    }
    return ratio < Limits.CLEAR_CONCEALED_RATIO ? Level.CLEAR : Level.BETWEEN;
  }

  /** Whether samples were counted in a second for which somebody sent. */
  private boolean isHeard(long second) {
    int slot = timeline.slotOf(second);
    return stream.totalSamples().at(slot) > 0
        && (!stream.expectedPackets().isUsed()
            || stream.expectedPackets().at(slot) > 0
            || feeds.stream().anyMatch(feed -> feed.expectedPackets().at(slot) > 0));
  }

  @Override
  public double severity() {
    return ratio / Limits.MAX_CONCEALED_RATIO;
  }

  @Override
  public boolean contributes(long second) {
    int slot = timeline.slotOf(second);
    return isHeard(second)
        && stream.concealedSamples().at(slot)
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
    long part = concealed.between(from, to);
    long whole = total.between(from, to);
    int seconds = total.knownBetween(from, to);
    return new Words(
        verb + Digits.percent(Rounded.ratio(part, whole)) + " concealed",
        Digits.count(part) + " of " + Digits.count(whole) + " samples in " + seconds + " s",
        "exact: samples counted by the receiver");
  }
}
