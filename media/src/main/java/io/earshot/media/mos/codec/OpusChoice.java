package io.earshot.media.mos.codec;

import io.earshot.media.mos.codec.RatedBandwidth.Source;

/** Which Opus table a stream belongs to, from the best that is known of it. */
final class OpusChoice {

  /** Bits per second that libwebrtc gives a mono stream unless told otherwise. */
  private static final double USUAL_BITS_PER_SECOND = 32_000;

  /**
   * Bits per second from which libopus leaves a band for voice, opus_encoder.c
   * mono_voice_bandwidth_thresholds of v1.4: NB to WB at 9000, WB to SWB at 13500; it skips MB.
   */
  private static final double WIDE_FROM_BITS_PER_SECOND = 9_000;

  private static final double SUPER_WIDE_FROM_BITS_PER_SECOND = 13_500;

  private OpusChoice() {}

  static CodecImpairment of(AudioPayload payload) {
    Double known = payload.bitsPerSecond();
    RatedBandwidth rated = bandwidth(payload);
    CodecImpairment found =
        OpusTables.at(
                rated.bandwidth(),
                OpusFormat.parsed(payload.formatParameters()).constantBitrate(),
                known == null ? USUAL_BITS_PER_SECOND : known)
            .withBasis(rated.bandwidth().label() + words(rated.source()));
    return known == null ? found.assumedBecause("bitrate unknown, 32 kbit/s taken") : found;
  }

  private static String words(Source source) {
    return switch (source) {
      case TOC -> " seen";
      case SDP -> " by SDP";
      case BITRATE -> " by bitrate";
      case ASSUMED -> " taken";
    };
  }

  /** As seen, else what the encoder chooses, as far as the description lets it. */
  static RatedBandwidth bandwidth(AudioPayload payload) {
    AudioBandwidth seen = payload.bandwidth();
    if (seen != null) {
      return new RatedBandwidth(seen, Source.TOC);
    }
    Double known = payload.bitsPerSecond();
    AudioBandwidth chosen = encodedAt(known == null ? USUAL_BITS_PER_SECOND : known);
    AudioBandwidth widest = OpusFormat.parsed(payload.formatParameters()).widest();
    if (widest.compareTo(chosen) < 0) {
      return new RatedBandwidth(widest, Source.SDP);
    }
    return new RatedBandwidth(chosen, known == null ? Source.ASSUMED : Source.BITRATE);
  }

  private static AudioBandwidth encodedAt(double bitsPerSecond) {
    if (bitsPerSecond < WIDE_FROM_BITS_PER_SECOND) {
      return AudioBandwidth.NARROW;
    }
    return bitsPerSecond < SUPER_WIDE_FROM_BITS_PER_SECOND
        ? AudioBandwidth.WIDE
        : AudioBandwidth.SUPER_WIDE;
  }
}
