package io.earshot.console.page.view;

import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallState;
import io.earshot.console.page.call.Calls;
import io.earshot.console.page.call.episode.Episode;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.report.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All calls in order with their rows, kept up to date for all who look. */
final class CallList {

  private final Map<CallKey, ListedCall> byKey = new HashMap<>();
  private final HopTotals hopTotals = new HopTotals();
  private List<ListedCall> inOrder = List.of();
  private long change = -1;

  /** Looks at the calls that changed since the last time. */
  void refresh(Calls calls) {
    if (calls.change() == change) {
      return;
    }
    change = calls.change();
    boolean isReordered = false;
    for (Call call : calls.all()) {
      ListedCall before = byKey.get(call.key());
      if (before == null || before.call() != call || before.change() != call.change()) {
        byKey.put(call.key(), ListedCall.of(call, calls.replayRate(call)));
        isReordered = true;
      }
    }
    if (byKey.size() != calls.all().size()) {
      byKey.keySet().removeIf(key -> calls.find(key) == null);
      isReordered = true;
    }
    if (isReordered) {
      List<ListedCall> sorted = new ArrayList<>(byKey.values());
      sorted.sort(ListedCall.ORDER);
      inOrder = sorted;
    }
  }

  List<ListedCall> matching(CallFilter filter) {
    return filter.terms().isEmpty()
        ? inOrder
        : inOrder.stream()
            .filter(call -> filter.terms().stream().allMatch(term -> holds(term, call)))
            .toList();
  }

  private static boolean holds(CallFilter.Term term, ListedCall of) {
    String text = term.text();
    String session = of.call().key().session().toLowerCase(Locale.ROOT);
    return switch (term.field()) {
      case ANY -> session.contains(text) || isAnyone(of, text);
      case ROOM -> session.contains(text);
      case WHO -> isAnyone(of, text);
      case VERDICT ->
          of.verdict() != null && of.verdict().name().toLowerCase(Locale.ROOT).startsWith(text);
      case STATE -> of.state().label().startsWith(text);
    };
  }

  private static boolean isAnyone(ListedCall of, String text) {
    return of.names().stream().anyMatch(name -> name.contains(text));
  }

  ListEvent.Counts counts(int matching) {
    int live = 0;
    int suffering = 0;
    int undecided = 0;
    int silent = 0;
    int ended = 0;
    int replays = 0;
    for (ListedCall each : inOrder) {
      boolean isOver = each.state() == CallState.ENDED;
      live += each.state() == CallState.LIVE ? 1 : 0;
      silent += each.state() == CallState.SILENT ? 1 : 0;
      replays += each.state() == CallState.REPLAY ? 1 : 0;
      ended += isOver ? 1 : 0;
      suffering += !isOver && each.verdict() == Verdict.FAIL ? 1 : 0;
      undecided += !isOver && each.verdict() == Verdict.UNDECIDED ? 1 : 0;
    }
    return new ListEvent.Counts(live, suffering, undecided, silent, ended, replays, matching);
  }

  /** The answer to "who suffers", before any row. */
  String sentence(ListEvent.Counts counts, boolean isLoading) {
    if (inOrder.isEmpty()) {
      return isLoading ? "Loading the last 15 minutes." : "No calls yet.";
    }
    ListedCall first = inOrder.get(0);
    Episode now = currentOf(first);
    String undecided = counts.undecided() > 0 ? " " + counts.undecided() + " undecided." : "";
    if (now != null && counts.suffering() > 0) {
      return counts.suffering()
          + (counts.suffering() == 1 ? " call suffers now: " : " calls suffer now; worst ")
          + named(first, CallWords.now(now, first.call()))
          + undecided;
    }
    ListedCall past = worstPast();
    return "Nobody suffers now"
        + (past == null || past.worst() == null
            ? ", and nobody did in the last 15 minutes."
            : ". Worst in the last 15 minutes: "
                + named(past, CallWords.past(past.worst(), past.call())))
        + undecided;
  }

  private static String named(ListedCall of, String what) {
    return ShownName.of(of.call().key().session()) + ": " + what + ".";
  }

  /** How sure that is; null = it claims nothing. */
  @Nullable String sure(ListEvent.Counts counts) {
    if (inOrder.isEmpty()) {
      return null;
    }
    Episode now = counts.suffering() > 0 ? currentOf(inOrder.get(0)) : null;
    return now == null ? null : now.words().sure();
  }

  private static @Nullable Episode currentOf(ListedCall of) {
    Episode worst = of.worst();
    return worst != null && worst.isCurrent() ? worst : null;
  }

  private @Nullable ListedCall worstPast() {
    ListedCall worst = null;
    for (ListedCall each : inOrder) {
      Episode episode = each.worst();
      boolean isPast = episode != null && !episode.isCurrent() && !each.call().isSettled();
      if (isPast
          && (worst == null
              || worst.worst() == null
              || Episode.WORST_FIRST.compare(episode, worst.worst()) < 0)) {
        worst = each;
      }
    }
    return worst;
  }

  List<ListEvent.HopTotal> hops(Calls calls) {
    return hopTotals.of(calls.lastMinute());
  }
}
