package io.earshot.media.mos.codec;

/**
 * The first byte of every Opus packet, RFC 6716 §3.1: five bits of configuration (Table 2), one of
 * stereo, two of frame count.
 */
public final class OpusToc {

  private static final int CONFIG_SHIFT_BITS = 3;
  private static final int CONFIG_MASK = 0x1F;

  private OpusToc() {}

  /**
   * Audio bandwidth of a packet. Table 2: configurations 0 to 3 and 16 to 19 are narrowband, 4 to 7
   * mediumband, 8 to 11 and 20 to 23 wideband, 12, 13 and 24 to 27 superwideband, 14, 15 and 28 to
   * 31 fullband.
   */
  public static AudioBandwidth bandwidth(byte toc) {
    int config = (toc >> CONFIG_SHIFT_BITS) & CONFIG_MASK;
    return switch (config >> 2) {
      case 0, 4 -> AudioBandwidth.NARROW;
      case 1 -> AudioBandwidth.MEDIUM;
      case 2, 5 -> AudioBandwidth.WIDE;
      case 3 -> config < 14 ? AudioBandwidth.SUPER_WIDE : AudioBandwidth.FULL;
      case 6 -> AudioBandwidth.SUPER_WIDE;
      default -> AudioBandwidth.FULL;
    };
  }
}
