package io.earshot.streams.session.result;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.streams.session.input.Stage;
import org.jspecify.annotations.Nullable;

/** One hop over a whole session. */
public record HopSummary(
    HopName name,
    DelayHistogram delay,
    @Nullable DelayHistogram bound,
    @Nullable Stage fromStage,
    @Nullable Stage toStage) {}
