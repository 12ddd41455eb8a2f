package io.earshot.streams.session.result;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.streams.session.input.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One participant over a whole session; null is not seen.
 *
 * @param failureReasons reason to failed connections, sorted; {@code unknown} where none was given
 * @param connectionQuality LiveKit's own word
 * @param inLinkQuality Janus' own indicator of the way from the participant
 * @param outLinkQuality the same of the way to it
 */
public record ParticipantSummary(
    String participant,
    Role role,
    @Nullable Double joinToConnectedMillis,
    @Nullable Double joinToFirstAudioMillis,
    @Nullable Double joinToFirstTranslatedAudioMillis,
    @Nullable Integer connectionAttempts,
    @Nullable Integer connectionFailures,
    @Nullable Boolean relayed,
    @Nullable String transport,
    DelayHistogram iceRtt,
    @Nullable DelayHistogram jitterBuffer,
    Map<String, Long> failureReasons,
    @Nullable ConnectionQuality connectionQuality,
    @Nullable LinkQuality inLinkQuality,
    @Nullable LinkQuality outLinkQuality) {}
