package io.earshot.media.mos.codec;

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
    OpusFormat format = OpusFormat.parsed(payload.formatParameters());
    Double known = payload.bitsPerSecond();
    double bitsPerSecond = known == null ? USUAL_BITS_PER_SECOND : known;
    AudioBandwidth seen = payload.bandwidth();
    AudioBandwidth bandwidth =
        seen == null ? encodedAt(bitsPerSecond).atMost(format.widest()) : seen;
    CodecImpairment found =
        OpusTables.at(bandwidth, format.constantBitrate(), bitsPerSecond)
            .withBasis(bandwidth.label() + (seen == null ? " by bitrate and SDP" : " seen"));
    return known == null ? found.assumedBecause("bitrate unknown, 32 kbit/s taken") : found;
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
