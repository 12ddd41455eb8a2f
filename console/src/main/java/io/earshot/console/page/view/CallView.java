package io.earshot.console.page.view;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallState;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.episode.Episode;
import io.earshot.console.page.call.episode.Limits;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the view of one call. */
final class CallView {

  static final String NO_SUMMARY = "first summary after 10 s, with several clocks after 30 s";

  private static final long MILLIS_PER_SECOND = 1000;

  private CallView() {}

  static CallEvent of(Call call, @Nullable Double replayRate) {
    CallSummary summary = call.summary();
    SessionReport report = summary == null ? null : summary.report();
    CallPeople people = CallPeople.of(call);
    return new CallEvent(
        CallLink.key(call.key()),
        call.key().session(),
        call.key().run(),
        ShownName.of(call.key().session()),
        call.state().label(),
        CallWords.state(call, replayRate),
        began(call),
        startMillis(call),
        report == null
            ? Shown.unknown("durationMillis", NO_SUMMARY)
            : new Shown(
                "durationMillis",
                report.durationMillis(),
                Moments.clock(report.durationMillis().longValue() / MILLIS_PER_SECOND),
                null),
        report == null ? null : report.finding(),
        FindingRows.of(report),
        CallWords.sentence(call),
        CallWords.sure(call),
        CallVerdict.of(call),
        missing(call),
        suffering(call),
        new ChainView(call, people.hasWorker()).chain(),
        mouthToEar(report),
        new StreamRows(call).rows(),
        UtteranceRows.of(report),
        CallFacts.facts(call),
        CallFacts.clock(call),
        ClockView.of(report),
        CallFacts.people(call));
  }

  /** A call of which nothing is known. */
  static CallEvent unknown(CallKey key, boolean isLoading) {
    String shown = ShownName.of(key.session());
    String reason = isLoading ? "still loading" : "no such call";
    return new CallEvent(
        CallLink.key(key),
        key.session(),
        key.run(),
        shown,
        isLoading ? "loading" : "unknown",
        isLoading ? "loading" : "unknown call",
        null,
        null,
        Shown.unknown("durationMillis", reason),
        null,
        List.of(),
        isLoading
            ? "Loading: " + shown + " has not been read yet."
            : "No call "
                + shown
                + " is known"
                + (key.run() == null ? "" : " in this replay")
                + "; it may have ended too long ago, or not have begun.",
        null,
        null,
        List.of(),
        List.of(),
        new CallEvent.Chain(0, List.of()),
        null,
        List.of(),
        new CallEvent.Utterances(Map.of(), List.of()),
        List.of(),
        null,
        null,
        List.of());
  }

  private static @Nullable String began(Call call) {
    return call.startSecond() == Timeline.NONE ? null : "began " + Moments.utc(call.startSecond());
  }

  static @Nullable Number startMillis(Call call) {
    CallSummary summary = call.summary();
    if (summary != null) {
      return summary.report().startMillis();
    }
    return call.startSecond() == Timeline.NONE ? null : call.startSecond() * MILLIS_PER_SECOND;
  }

  private static List<String> missing(Call call) {
    List<String> missing = new ArrayList<>();
    if (call.state() == CallState.SILENT) {
      missing.add("every agent: silent for " + call.quietSeconds() + " s");
    }
    call.silentParticipants()
        .forEach(
            (participant, seconds) ->
                missing.add(ShownName.of(participant) + ": silent for " + seconds + " s"));
    return missing;
  }

  private static List<CallEvent.Suffers> suffering(Call call) {
    return Stream.concat(
            call.episodes().current().stream().limit(Limits.MAX_PAST_EPISODES),
            call.episodes().past().stream())
        .limit(Limits.MAX_PAST_EPISODES)
        .map(episode -> suffers(episode, call.startSecond()))
        .toList();
  }

  private static CallEvent.Suffers suffers(Episode of, long startSecond) {
    long seconds = of.lastedSeconds();
    return new CallEvent.Suffers(
        of.subject().leg(),
        of.subject().hop(),
        of.subject().participant(),
        of.subject().stream(),
        of.subject().title(),
        of.words().text(),
        Moments.at("episode.fromSeconds", of.sinceSecond(), startSecond),
        of.isCurrent() ? null : Moments.at("episode.untilSeconds", of.untilSecond(), startSecond),
        new Shown("episode.lastedSeconds", seconds, seconds + " s", null),
        of.words().sure(),
        of.verdict());
  }

  private static CallEvent.@Nullable MouthToEar mouthToEar(@Nullable SessionReport report) {
    Spread spread = report == null ? null : report.mouthToEarMillis();
    return spread == null
        ? null
        : new CallEvent.MouthToEar(
            Shown.millis("mouthToEarMillis.p50", spread.p50(), NO_SUMMARY),
            Shown.p95("mouthToEarMillis", spread, NO_SUMMARY),
            mouthToEarBound(report),
            Shown.count("mouthToEarMillis.count", spread.count(), NO_SUMMARY));
  }

  private static Shown mouthToEarBound(@Nullable SessionReport report) {
    Spread bound = report == null ? null : report.mouthToEarBoundMillis();
    return Shown.millis(
            "mouthToEarBoundMillis.p95", bound == null ? null : bound.p95(), ClockWords.ONE_WAY)
        .prefixed("± ")
        .titled("the audio devices of both ends included");
  }
}
