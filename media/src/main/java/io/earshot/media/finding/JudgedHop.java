package io.earshot.media.finding;

import io.earshot.media.clock.BudgetVerdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A hop with a delay, a budget and what the one says of the other. */
record JudgedHop(HopFacts hop, double p95Millis, double budgetMillis, BudgetVerdict verdict) {

  private static final String SFU = "sfu";

  /** Sums of hops: always slower than any of them, and no place to look. */
  private static final Set<String> ACROSS_HOPS = Set.of("media", "mouth_to_ear", "to_ear", "total");

  /** Null where there is nothing to judge. */
  static @Nullable JudgedHop of(HopFacts hop) {
    Double p95Millis = hop.p95Millis();
    Double budgetMillis = hop.budgetMillis();
    BudgetVerdict verdict = hop.verdict();
    return p95Millis == null || budgetMillis == null || verdict == null
        ? null
        : new JudgedHop(hop, p95Millis, budgetMillis, verdict);
  }

  boolean isSingle() {
    return !ACROSS_HOPS.contains(hop.hop());
  }

  /** A budget of 0 is no number of times too small. */
  double severity() {
    return budgetMillis > 0 ? p95Millis / budgetMillis : 0;
  }

  Suspect suspect(Cause cause, String claim, List<Evidence> more) {
    List<Evidence> evidence = evidence();
    evidence.addAll(more);
    String participant = hop.from().equals(SFU) ? hop.to() : hop.from();
    return new Suspect(cause, severity(), hop.hop(), participant, claim, evidence);
  }

  /** {@code uplink from speaker to sfu}, {@code worker}. */
  String words() {
    String name = hop.hop().replace('_', ' ');
    if (name.equals(hop.from()) && name.equals(hop.to())) {
      return name;
    }
    return name + " from " + hop.from() + " to " + hop.to();
  }

  /** {@code 61.3 ± 2 ms}. */
  String p95() {
    BigDecimal p95 = BigDecimal.valueOf(p95Millis);
    return hop.boundMillis() == null
        ? Numbers.millis(p95Millis)
        : Numbers.decimal(p95) + " ± " + Numbers.millis(hop.boundMillis());
  }

  String budget() {
    return Numbers.millis(budgetMillis);
  }

  private List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    String subject = hop.hop() + " " + hop.from() + " " + hop.to();
    evidence.add(new Evidence(subject, "delayMillis.p95", p95Millis));
    if (hop.boundMillis() != null) {
      evidence.add(new Evidence(subject, "boundMillis.p95", hop.boundMillis()));
    }
    evidence.add(new Evidence(subject, "budgetMillis", budgetMillis));
    return evidence;
  }
}
