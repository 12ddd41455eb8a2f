package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls as programs get them.
 *
 * @param sessions newest first
 */
record Sessions(List<Session> sessions) {

  private static final long MILLIS_PER_SECOND = 1000;

  /** One of them; null = unknown. */
  record Session(
      String session,
      @Nullable String run,
      String state,
      @Nullable Number startMillis,
      @Nullable Number durationMillis,
      List<String> participants,
      @Nullable Verdict verdict) {}

  static Sessions of(Collection<Call> calls) {
    return new Sessions(
        calls.stream()
            .sorted(
                Comparator.comparingLong(Call::startSecond)
                    .reversed()
                    .thenComparing(call -> call.key().session()))
            .map(Sessions::session)
            .toList());
  }

  private static Session session(Call call) {
    CallSummary summary = call.summary();
    return new Session(
        call.key().session(),
        call.key().run(),
        call.state().label(),
        CallView.startMillis(call),
        summary == null ? null : summary.report().durationMillis(),
        CallPeople.of(call).names(),
        CallVerdict.of(call));
  }

  /** The report's session object; before the first summary it says when the call began. */
  static SessionReport report(Call call) {
    CallSummary summary = call.summary();
    if (summary != null) {
      return summary.report();
    }
    long runsMillis = CallWords.seconds(call) * MILLIS_PER_SECOND;
    return new SessionReport(
        call.key().session(),
        BigDecimal.valueOf(call.startSecond() * MILLIS_PER_SECOND),
        BigDecimal.valueOf(runsMillis),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }
}
