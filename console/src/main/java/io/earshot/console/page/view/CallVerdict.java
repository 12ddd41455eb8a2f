package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.episode.Episode;
import io.earshot.console.page.call.episode.Limits;
import io.earshot.console.page.call.series.BudgetCheck;
import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.StreamReport;
import io.earshot.console.report.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One word for a call: of a running one how it is now, of an ended one how it was. */
final class CallVerdict {

  private CallVerdict() {}

  /** Null = nothing could be judged. */
  static @Nullable Verdict of(Call call) {
    return call.isEnded() ? ofWhole(call) : ofNow(call);
  }

  private static @Nullable Verdict ofNow(Call call) {
    List<Episode> current = call.episodes().current();
    if (current.stream().anyMatch(each -> each.verdict() == Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    if (!current.isEmpty()) {
      return Verdict.UNDECIDED;
    }
    return !call.isQuiet() && isJudged(call.series()) ? Verdict.PASS : null;
  }

  /** Whether anything of the last seconds was enough for a verdict. */
  private static boolean isJudged(CallSeries series) {
    Timeline timeline = series.timeline();
    if (timeline.isEmpty()) {
      return false;
    }
    long from = Math.max(timeline.oldest(), timeline.newest() - Limits.WINDOW_SECONDS + 1);
    for (StreamSeries stream : series.streams()) {
      if (recentlyExpected(timeline, stream) >= Limits.MIN_EXPECTED_PACKETS) {
        return true;
      }
    }
    return series.hops().stream().anyMatch(hop -> isJudged(hop, timeline, from));
  }

  /** Packets that a stream should have brought in the last seconds. */
  static double recentlyExpected(Timeline timeline, StreamSeries stream) {
    double expected = 0;
    for (int back = 0; back < Limits.WINDOW_SECONDS; back++) {
      float packets = stream.expectedPackets().at(timeline.slotOf(timeline.newest() - back));
      expected += packets > 0 ? packets : 0;
    }
    return expected;
  }

  private static boolean isJudged(HopSeries hop, Timeline timeline, long from) {
    BudgetCheck check = hop.check();
    if (check == null) {
      return false;
    }
    for (long second = from; second <= timeline.newest(); second++) {
      if (check.verdictAt(timeline.slotOf(second)) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Verdict ofWhole(Call call) {
    CallSummary summary = call.summary();
    boolean failed =
        call.episodes().past().stream().anyMatch(each -> each.verdict() == Verdict.FAIL);
    if (summary == null) {
      return failed ? Verdict.FAIL : null;
    }
    List<HopReport> hops = summary.report().hops();
    if (failed
        || summary.report().streams().stream().anyMatch(CallVerdict::loses)
        || hops.stream().anyMatch(hop -> hop.verdict() == Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    if (hops.stream().anyMatch(hop -> hop.verdict() == Verdict.UNDECIDED)) {
      return Verdict.UNDECIDED;
    }
    boolean wasJudged =
        hops.stream().anyMatch(hop -> hop.verdict() == Verdict.PASS)
            || summary.report().streams().stream().anyMatch(CallVerdict::isCounted);
    return wasJudged ? Verdict.PASS : null;
  }

  /** Of one stream over a whole call; null = too few packets. */
  static @Nullable Verdict ofStream(StreamReport stream) {
    return loses(stream) ? Verdict.FAIL : isCounted(stream) ? Verdict.PASS : null;
  }

  private static boolean loses(StreamReport stream) {
    Long own = stream.ownLegLostPackets();
    Long expected = stream.expectedPackets();
    return own != null
        && expected != null
        && isCounted(stream)
        && own > Limits.MAX_LOSS_RATIO * expected;
  }

  private static boolean isCounted(StreamReport stream) {
    Long expected = stream.expectedPackets();
    return expected != null && expected >= Limits.MIN_EXPECTED_PACKETS;
  }
}
