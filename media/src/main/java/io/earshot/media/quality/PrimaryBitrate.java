package io.earshot.media.quality;

import io.earshot.media.red.RedDistances;
import org.jspecify.annotations.Nullable;

/**
 * The bitrate of the frames themselves in a stream with redundant copies: what codec tables ask.
 */
public final class PrimaryBitrate {

  /** RFC 2198 §3: four bytes before each copy, one before the primary frame. */
  private static final int COPY_HEADER_BYTES = 4;

  private static final int PRIMARY_HEADER_BYTES = 1;

  private PrimaryBitrate() {}

  /**
   * Bits per second of the primary frames, if every packet carries every copy and copies are as
   * large as primaries: at 59,525 bit/s in packets of 20 ms with one copy 28,762. Without copies
   * what was given; null where nothing is left for a frame.
   *
   * @param bitsPerSecond of the whole RTP payload
   * @param packetMillis above 0
   */
  public static @Nullable Double bitsPerSecond(
      double bitsPerSecond, RedDistances copies, double packetMillis) {
    if (copies.copies() == 0) {
      return bitsPerSecond > 0 ? bitsPerSecond : null;
    }
    double headerBytes = PRIMARY_HEADER_BYTES + COPY_HEADER_BYTES * copies.copies();
    double headerBitsPerSecond = 1000 * Byte.SIZE * headerBytes / packetMillis;
    double primary = (bitsPerSecond - headerBitsPerSecond) / (1 + copies.copies());
    return primary > 0 ? primary : null;
  }
}
