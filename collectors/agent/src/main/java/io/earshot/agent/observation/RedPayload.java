package io.earshot.agent.observation;

/** Redundant audio data (RFC 2198): older frames before the newest one, the primary block. */
public final class RedPayload {

  private static final int MORE_BLOCKS = 0x80;
  private static final int HEADER_BYTES = 4;

  private RedPayload() {}

  /**
   * Where the primary block begins, 0..length; what is cut short or no RED at all has an empty one.
   */
  public static int primaryOffset(byte[] payload) {
    int at = 0;
    int redundantBytes = 0;
    while (at + HEADER_BYTES <= payload.length && (payload[at] & MORE_BLOCKS) != 0) {
      redundantBytes += (payload[at + 2] & 3) << 8 | payload[at + 3] & 0xff;
      at += HEADER_BYTES;
    }
    return Math.min(payload.length, at + 1 + redundantBytes);
  }
}
