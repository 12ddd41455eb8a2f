package io.earshot.media.mos.codec;

/** The audio bandwidth that a payload is rated with, and who says so. */
public record RatedBandwidth(AudioBandwidth bandwidth, Source source) {

  /** From strong to weak. */
  public enum Source {
    /** Opus' first byte, {@link OpusToc}, as seen in the packets. */
    TOC("toc"),
    /** The call's description: a codec of one bandwidth, or {@code maxplaybackrate}. */
    SDP("sdp"),
    /** What the encoder chooses at the measured bitrate. */
    BITRATE("bitrate"),
    /** What the encoder chooses at the usual bitrate: the real one is unknown. */
    ASSUMED("assumed");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    /** As the report says it. */
    public String label() {
      return label;
    }
  }
}
