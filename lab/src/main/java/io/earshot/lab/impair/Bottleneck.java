package io.earshot.lab.impair;

/**
 * A slow link with a queue before it. Counts bytes of payload, without headers of IP and UDP.
 *
 * @param bitsPerSecond in [1000, 10<sup>10</sup>]
 * @param queueMillis a packet that would wait longer than this is dropped; in [0, {@value
 *     Impairment#MAX_MILLIS}]
 */
public record Bottleneck(double bitsPerSecond, double queueMillis) {

  public static final double MIN_BITS_PER_SECOND = 1e3;
  public static final double MAX_BITS_PER_SECOND = 1e10;

  /** A modem's or a base station's queue when a call is not alone in it. */
  public static final double USUAL_QUEUE_MILLIS = 400;

  public Bottleneck {
    if (!(MIN_BITS_PER_SECOND <= bitsPerSecond && bitsPerSecond <= MAX_BITS_PER_SECOND)) {
      throw new IllegalArgumentException(
          "bitsPerSecond=" + bitsPerSecond + " outside [1000, 10000000000]");
    }
    Ratios.requireMillis("queueMillis", queueMillis, Impairment.MAX_MILLIS);
  }

  /** Time on the wire: 160 bytes at 64 kbit/s take 20 ms. */
  long transmissionNanos(int bytes) {
    return Math.round(bytes * 8.0 / bitsPerSecond * 1e9);
  }
}
