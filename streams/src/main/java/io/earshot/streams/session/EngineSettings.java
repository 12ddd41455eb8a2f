package io.earshot.streams.session;

import io.earshot.streams.session.result.HopBudgets;

/**
 * Limits and lags of the engine. Defaults are the product's.
 *
 * @param liveLagSeconds second n is published LIVE at tick n + this
 * @param finalLagSeconds second n is published FINAL at tick n + this; the grace for arrival order
 * @param clockLagSeconds added to that in sessions with several clocks: an offset is settled 12 s
 *     after its time, and samples may be out of order by 2 s
 * @param maxFutureSeconds a record further ahead of the last tick is refused
 * @param idleEndSeconds silence that ends a session
 * @param leftEndSeconds silence that ends a session whose participants have all left
 * @param endedMemorySeconds how long the id of an ended session turns stragglers away
 * @param summaryEverySeconds how often a running session is summarized
 * @param maxSessions live sessions per partition; beyond, the longest silent one goes
 * @param maxStreams streams per session; beyond, new ones are counted and left out
 * @param maxUtterances utterances kept per session; beyond, the oldest goes
 * @param maxPendingBatches batches per session waiting for their windows; beyond, new ones are
 *     refused
 * @param budgets that a finding judges delays by
 */
public record EngineSettings(
    int liveLagSeconds,
    int finalLagSeconds,
    int clockLagSeconds,
    int maxFutureSeconds,
    int idleEndSeconds,
    int leftEndSeconds,
    int endedMemorySeconds,
    int summaryEverySeconds,
    int maxSessions,
    int maxStreams,
    int maxUtterances,
    int maxPendingBatches,
    HopBudgets budgets) {

  public static final EngineSettings DEFAULT =
      new EngineSettings(2, 5, 14, 60, 60, 10, 300, 10, 20_000, 64, 1_000, 5_000, HopBudgets.USUAL);

  /** The same engine that judges by other budgets. */
  public EngineSettings withBudgets(HopBudgets newBudgets) {
    return new EngineSettings(
        liveLagSeconds,
        finalLagSeconds,
        clockLagSeconds,
        maxFutureSeconds,
        idleEndSeconds,
        leftEndSeconds,
        endedMemorySeconds,
        summaryEverySeconds,
        maxSessions,
        maxStreams,
        maxUtterances,
        maxPendingBatches,
        newBudgets);
  }
}
