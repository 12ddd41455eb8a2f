package io.earshot.console.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Estimated quality of one received stream over a whole call, on the MOS scale, dimensionless.
 *
 * @param lq listening quality: codec and loss
 * @param cq conversational quality: with the delay; null = delay unknown
 * @param r rating behind {@code lq}, comparable across scales
 * @param scale nb, wb or fb: never compare {@code lq} and {@code cq} across scales
 * @param mosFb {@code lq} on the fullband scale
 * @param worst10s {@code lq} of the worst 10 s; null in a call that is too short
 * @param grounding published, literature or assumed
 * @param model what was taken from where, and what was assumed
 * @param lossSource concealment, packets or report
 * @param bandwidth NB, MB, WB, SWB or FB; null = not said
 * @param bandwidthSource toc (seen in the payload), sdp, bitrate or assumed
 */
public record MosReport(
    @Nullable BigDecimal lq,
    @Nullable BigDecimal cq,
    @Nullable BigDecimal r,
    String scale,
    @Nullable BigDecimal mosFb,
    @Nullable BigDecimal worst10s,
    String grounding,
    String model,
    String lossSource,
    @Nullable String bandwidth,
    @Nullable String bandwidthSource) {}
