package io.earshot.streams.session.result;

import java.util.Map;

/** Where every observation of a session went. */
public record AccountingSummary(
    long applied,
    long duplicates,
    long late,
    long rejected,
    Map<String, Long> agentDropped,
    long agentGaps,
    long unmatchedMarks,
    long ambiguousMarks,
    Map<String, Long> overflows) {}
