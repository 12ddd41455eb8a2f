package io.earshot.streams.session.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one utterance took to one listener.
 *
 * @param totalNanos from the sound that the worker's clock starts from to the first translated one
 *     at the ear; null if a part of the chain is missing
 * @param boundNanos half width of the interval that holds the true total; null if unbounded
 * @param lagNanos from the start of the speech to the first translated sound; null if unknown
 * @param missing hops of the chain without a measurement near this utterance
 */
public record UtteranceTotal(
    String listener,
    @Nullable Long totalNanos,
    @Nullable Long boundNanos,
    @Nullable Long lagNanos,
    List<String> missing) {}
