package io.earshot.console.page.view;

import io.earshot.console.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One call in the list.
 *
 * @param bound of the delay; null on one clock, or unknown
 * @param finding where the call suffered as a whole; null = nowhere, or unknown
 * @param worst place that suffers most, or did; null = none
 * @param mos listening quality of the stream that was heard worst
 * @param since when that began
 * @param what claim and evidence
 * @param provisional from a second that may still change
 */
record CallRow(
    String key,
    String session,
    @Nullable String run,
    String href,
    String who,
    String state,
    String stateText,
    @Nullable Verdict verdict,
    @Nullable String worst,
    @Nullable String leg,
    @Nullable String hop,
    Shown delay,
    @Nullable Shown bound,
    String delayLabel,
    Shown loss,
    Shown mos,
    Shown since,
    @Nullable String finding,
    @Nullable String what,
    @Nullable String sure,
    boolean provisional) {}
