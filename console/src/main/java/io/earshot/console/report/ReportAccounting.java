package io.earshot.console.report;

import java.util.Map;

/**
 * Where every observation went, all sessions together: {@code accepted = applied + duplicates +
 * late + rejected}.
 *
 * @param agentDropped observations that agents dropped, by reason, sorted
 */
public record ReportAccounting(
    long accepted,
    long applied,
    long duplicates,
    long late,
    long rejected,
    Map<String, Long> agentDropped,
    long agentGaps,
    long unmatchedMarks,
    long ambiguousMarks) {}
