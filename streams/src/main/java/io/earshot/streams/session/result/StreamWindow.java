package io.earshot.streams.session.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream in one window; counts are of the window alone, null is unknown. */
public record StreamWindow(
    String participant,
    String direction,
    String leg,
    @Nullable String peer,
    @Nullable Long ssrc,
    @Nullable Long expectedPackets,
    @Nullable Long receivedPackets,
    @Nullable Long lostPackets,
    @Nullable Long concealedSamples,
    @Nullable Long totalSamples,
    @Nullable Long bytes,
    @Nullable Double jitterMillis,
    @Nullable Double jitterBufferMillis,
    List<Double> rttMillis) {}
