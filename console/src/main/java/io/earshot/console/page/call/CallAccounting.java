package io.earshot.console.page.call;

/**
 * Where the observations of one call went, and what agents say they lost.
 *
 * @param agentDropped observations that agents dropped, all reasons
 * @param agentGaps batches missing from agents' sequences
 * @param overflows what the engine's caps turned away
 */
public record CallAccounting(
    long applied,
    long duplicates,
    long late,
    long rejected,
    long agentDropped,
    long agentGaps,
    long overflows) {}
