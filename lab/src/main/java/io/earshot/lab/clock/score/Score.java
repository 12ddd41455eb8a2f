package io.earshot.lab.clock.score;

import org.jspecify.annotations.Nullable;

/**
 * How a method did on the marks it answered.
 *
 * @param marks how many those are
 * @param unanswered marks whose offset it did not know
 * @param errorNanos how far its one-way delay was off
 * @param coveredMarks marks whose truth was within the bound; null without a bound
 * @param boundNanos half width of what it claimed
 * @param wrongMarks marks whose verdict against the budget was wrong
 * @param undecidedMarks marks without a verdict; null without a bound
 * @param loopErrorNanos how far the sum of both ways was off
 */
public record Score(
    long marks,
    long unanswered,
    Quantiles errorNanos,
    @Nullable Long coveredMarks,
    Quantiles boundNanos,
    long wrongMarks,
    @Nullable Long undecidedMarks,
    Quantiles loopErrorNanos) {}
