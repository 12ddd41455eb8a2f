package io.earshot.console.page.view;

import com.fasterxml.jackson.databind.util.RawValue;
import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallState;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.episode.Episode;
import io.earshot.console.page.call.episode.Limits;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Verdict;
import io.earshot.console.report.table.Digits;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call as the list has it: made once for all who look, when the call changed.
 *
 * @param change of the call, when this was made
 * @param json of its row
 */
record ListedCall(
    Call call,
    long change,
    String key,
    CallState state,
    @Nullable Verdict verdict,
    @Nullable Episode worst,
    List<String> names,
    RawValue json) {

  /** Who suffers most comes first; then what one should look at next. */
  static final Comparator<ListedCall> ORDER =
      Comparator.comparingInt(ListedCall::rank)
          .thenComparing(Comparator.comparingInt(ListedCall::doublings).reversed())
          .thenComparing(Comparator.comparingLong(ListedCall::endSecond).reversed())
          .thenComparing(Comparator.comparingLong(ListedCall::startSecond).reversed())
          .thenComparing(ListedCall::key);

  static ListedCall of(Call call, @Nullable Double replayRate) {
    Episode worst = call.episodes().worst();
    Episode shown = worst != null && (worst.isCurrent() || call.isEnded()) ? worst : null;
    Verdict verdict = CallVerdict.of(call);
    CallPeople people = CallPeople.of(call);
    CallRow row =
        new CallRow(
            CallLink.key(call.key()),
            call.key().session(),
            call.key().run(),
            CallLink.href(call.key()),
            people.text(),
            call.state().label(),
            CallWords.state(call, replayRate),
            verdict,
            shown == null ? null : shown.subject().place(),
            shown == null ? null : shown.subject().leg(),
            shown == null ? null : shown.subject().hop(),
            EndToEnd.delay(call),
            EndToEnd.bound(call),
            EndToEnd.label(call),
            loss(call),
            ShownQuality.worst(
                call.summary() == null ? List.of() : call.summary().report().streams(),
                call.summary() == null ? CallView.NO_SUMMARY : "not judged"),
            shown == null
                ? Shown.unknown("episode.fromSeconds", "nobody suffers")
                : Moments.at("episode.fromSeconds", shown.sinceSecond(), call.startSecond()),
            call.summary() == null ? null : call.summary().report().finding(),
            shown == null ? null : shown.words().text(),
            shown == null ? null : shown.words().sure(),
            call.isProvisional());
    return new ListedCall(
        call,
        call.change(),
        row.key(),
        call.state(),
        verdict,
        worst,
        people.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
        new RawValue(Json.line(row)));
  }

  /** Whether a client that has the other's row has this one's. */
  boolean hasSameRow(ListedCall other) {
    return json.rawValue().equals(other.json.rawValue());
  }

  private int rank() {
    if (state == CallState.ENDED) {
      return 5;
    }
    if (verdict == Verdict.FAIL) {
      return 0;
    }
    if (verdict == Verdict.UNDECIDED) {
      return 1;
    }
    return switch (state) {
      case SILENT -> 2;
      case LIVE -> 3;
      default -> 4;
    };
  }

  private int doublings() {
    return worst == null || !worst.isCurrent() ? 0 : worst.doublings();
  }

  private long endSecond() {
    return state == CallState.ENDED ? call.newestSecond() : 0;
  }

  private long startSecond() {
    return call.startSecond();
  }

  /** Of the stream that loses most in the last seconds; of an ended call over the whole of it. */
  private static Shown loss(Call call) {
    CallSummary summary = call.summary();
    if (call.isEnded() && summary != null) {
      BigDecimal largest =
          summary.report().streams().stream()
              .map(stream -> stream.lossRatio())
              .filter(Objects::nonNull)
              .max(Comparator.naturalOrder())
              .orElse(null);
      return Shown.ratio("lossRatio", largest, "no packets counted")
          .titled("worst stream, whole call");
    }
    return lossNow(call);
  }

  private static Shown lossNow(Call call) {
    Timeline timeline = call.series().timeline();
    Shown worst = Shown.unknown("now.worstLossRatio", "no packets counted in the last seconds");
    BigDecimal largest = null;
    for (StreamSeries stream : call.series().streams()) {
      double expected = 0;
      double lost = 0;
      for (int back = 0; back < Limits.WINDOW_SECONDS; back++) {
        int slot = timeline.slotOf(timeline.newest() - back);
        float packets = stream.expectedPackets().at(slot);
        expected += packets > 0 ? packets : 0;
        lost += packets > 0 ? stream.lostPackets().at(slot) : 0;
      }
      BigDecimal ratio = Rounded.ratio(Math.max(0, Math.round(lost)), Math.round(expected));
      if (ratio != null && (largest == null || ratio.compareTo(largest) > 0)) {
        largest = ratio;
        worst =
            Shown.ratio("now.worstLossRatio", ratio, "")
                .titled(
                    StreamLabels.plain(stream)
                        + ", last 15 s: "
                        + Digits.count(Math.max(0, Math.round(lost)))
                        + " of "
                        + Digits.count(Math.round(expected)));
      }
    }
    return worst;
  }
}
