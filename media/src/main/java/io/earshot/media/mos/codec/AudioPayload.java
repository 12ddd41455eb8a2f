package io.earshot.media.mos.codec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the sound in a stream's packets.
 *
 * @param mimeType such as {@code audio/opus} or {@code PCMU}, in any case; what follows a second
 *     slash is ignored
 * @param bitsPerSecond payload without redundant copies, over the time that the packets span: a
 *     pause without packets is no lower bitrate. Null = unknown
 * @param bandwidth as seen in the payload, {@link OpusToc}; null where the payload is not seen
 * @param formatParameters of the SDP, {@code a=fmtp} after the payload type; null = unknown
 */
public record AudioPayload(
    String mimeType,
    @Nullable Double bitsPerSecond,
    @Nullable AudioBandwidth bandwidth,
    @Nullable String formatParameters) {

  public AudioPayload {
    if (bitsPerSecond != null && !(0 < bitsPerSecond && bitsPerSecond <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "bitsPerSecond=" + bitsPerSecond + " not a finite number > 0");
    }
  }

  /** A codec of which only the name is known. */
  public static AudioPayload of(String mimeType) {
    return new AudioPayload(mimeType, null, null, null);
  }

  /** {@code opus} of {@code audio/OPUS/48000/2}. */
  public String encodingName() {
    String[] parts = mimeType.strip().toLowerCase(Locale.ROOT).split("/", -1);
    return parts[0].equals("audio") && parts.length > 1 ? parts[1] : parts[0];
  }

  /** Opus, plain or as what WebRTC puts into {@code audio/red}. */
  public boolean isOpus() {
    return encodingName().equals("opus") || isRed();
  }

  /** RFC 2198. */
  public boolean isRed() {
    return encodingName().equals("red");
  }

  public AudioPayload withBitsPerSecond(double other) {
    return new AudioPayload(mimeType, other, bandwidth, formatParameters);
  }

  public AudioPayload withBandwidth(AudioBandwidth other) {
    return new AudioPayload(mimeType, bitsPerSecond, other, formatParameters);
  }

  public AudioPayload withFormatParameters(String other) {
    return new AudioPayload(mimeType, bitsPerSecond, bandwidth, other);
  }
}
