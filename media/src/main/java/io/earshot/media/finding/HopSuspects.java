package io.earshot.media.finding;

import io.earshot.media.clock.BudgetVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hops over their budgets, and those of which nobody can tell. */
final class HopSuspects {

  private static final String WORKER = "worker";

  private static final Comparator<StageFacts> LONGEST_FIRST =
      Comparator.comparingDouble(StageFacts::p95Millis).reversed().thenComparing(StageFacts::stage);

  private HopSuspects() {}

  /** Hops that surely miss their budget; a sum of hops only where no single one does. */
  static Stream<Suspect> late(CallFacts call) {
    List<JudgedHop> late = judged(call, BudgetVerdict.FAIL).toList();
    boolean isSingleLate = late.stream().anyMatch(JudgedHop::isSingle);
    return late.stream()
        .filter(each -> each.isSingle() || !isSingleLate)
        .map(each -> late(each, call.workerStages()));
  }

  /** The hop in doubt that is nearest to missing its budget. */
  static @Nullable Suspect doubtful(CallFacts call) {
    return judged(call, BudgetVerdict.UNDECIDED)
        .map(HopSuspects::doubtful)
        .min(Suspect.WORST_FIRST)
        .orElse(null);
  }

  private static Stream<JudgedHop> judged(CallFacts call, BudgetVerdict verdict) {
    return call.hops().stream()
        .map(JudgedHop::of)
        .filter(Objects::nonNull)
        .filter(each -> each.verdict() == verdict);
  }

  private static Suspect late(JudgedHop hop, List<StageFacts> stages) {
    String claim =
        hop.words() + " took " + hop.p95() + " at p95, over its budget of " + hop.budget();
    if (!hop.hop().hop().equals(WORKER) || stages.isEmpty()) {
      return hop.suspect(Cause.DELAY, claim, List.of());
    }
    List<StageFacts> sorted = stages.stream().sorted(LONGEST_FIRST).toList();
    StageFacts longest = sorted.get(0);
    return hop.suspect(
        Cause.WORKER_STAGE,
        claim + ", longest in " + longest.stage() + " with " + Numbers.millis(longest.p95Millis()),
        sorted.stream()
            .map(each -> new Evidence(each.stage(), "p95Millis", each.p95Millis()))
            .toList());
  }

  private static Suspect doubtful(JudgedHop hop) {
    return hop.suspect(
        Cause.CLOCK_DOUBT,
        "the clocks leave undecided whether "
            + hop.words()
            + " kept its budget of "
            + hop.budget()
            + ": "
            + hop.p95()
            + " at p95",
        List.of());
  }
}
