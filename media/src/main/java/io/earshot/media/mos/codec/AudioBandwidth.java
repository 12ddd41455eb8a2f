package io.earshot.media.mos.codec;

/** Bands that a voice codec passes, RFC 6716 §2.1.3, from narrow to wide. */
public enum AudioBandwidth {
  /** 4 kHz, sampled at 8 kHz. */
  NARROW("NB", 8_000),
  /** 6 kHz. */
  MEDIUM("MB", 12_000),
  /** 8 kHz. */
  WIDE("WB", 16_000),
  /** 12 kHz. */
  SUPER_WIDE("SWB", 24_000),
  /** 20 kHz. */
  FULL("FB", 48_000);

  private final String label;
  private final int sampleRateHertz;

  AudioBandwidth(String label, int sampleRateHertz) {
    this.label = label;
    this.sampleRateHertz = sampleRateHertz;
  }

  /** RFC 6716's abbreviation. */
  public String label() {
    return label;
  }

  /** The widest band that a sample rate carries: 16000 gives {@link #WIDE}. */
  public static AudioBandwidth ofSampleRateHertz(int sampleRateHertz) {
    AudioBandwidth widest = NARROW;
    for (AudioBandwidth each : values()) {
      widest = each.sampleRateHertz <= sampleRateHertz ? each : widest;
    }
    return widest;
  }
}
