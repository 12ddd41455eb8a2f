package io.earshot.agent.observation;

/**
 * Which frames are marked: those whose payload hash, unsigned, modulo {@code denominator} is below
 * {@code numerator}. Every hop decides alike, so what is kept can be joined (RFC 5474 calls it
 * hash-based selection).
 *
 * @param numerator 1..denominator
 * @param denominator 1..2^20
 */
public record Sampling(int numerator, int denominator) {

  private static final int MAX_DENOMINATOR = 1 << 20;

  /** Every frame. */
  public static final Sampling ALL = new Sampling(1, 1);

  public Sampling {
    if (numerator < 1 || numerator > denominator || denominator > MAX_DENOMINATOR) {
      throw new IllegalArgumentException(
          "sampling=" + numerator + "/" + denominator + " not in 1/" + MAX_DENOMINATOR + "..1/1");
    }
  }

  /** Whether a frame is kept. With RED the hash is that of the primary block. */
  public boolean keeps(int payloadHash) {
    return numerator == denominator
        || Integer.remainderUnsigned(payloadHash, denominator) < numerator;
  }

  /** Whether no frame is left out. */
  public boolean isWhole() {
    return numerator == denominator;
  }
}
