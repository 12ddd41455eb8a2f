package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sentence of a finding rests on.
 *
 * @param cause loss, delay, buffer, worker_stage or clock_doubt
 * @param leg or hop that suffered most
 * @param participant whose it is; null = unknown
 * @param evidence in the order of the sentence
 */
public record FindingEvidence(
    String cause, @Nullable String leg, @Nullable String participant, List<Number> evidence) {

  /**
   * One number, rounded as it is beside it in the report.
   *
   * @param name stream or hop, a blank and what was measured, with its unit
   */
  public record Number(String name, @Nullable BigDecimal value) {}
}
