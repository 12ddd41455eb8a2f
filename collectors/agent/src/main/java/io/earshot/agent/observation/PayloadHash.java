package io.earshot.agent.observation;

/**
 * FNV-1a, 32 bit, of an encoded payload: what marks of one frame at several hops are joined by.
 * Forwarders rewrite RTP headers, never the payload.
 */
public final class PayloadHash {

  private static final int OFFSET_BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private PayloadHash() {}

  /** Hash of all bytes. */
  public static int of(byte[] payload) {
    return of(payload, 0, payload.length);
  }

  /** Hash of a part, e.g. RED's primary block; of nothing it is 0x811c9dc5. */
  public static int of(byte[] bytes, int offset, int lengthBytes) {
    int hash = OFFSET_BASIS;
    for (int i = offset; i < offset + lengthBytes; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
    }
    return hash;
  }
}
