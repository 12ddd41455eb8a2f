package io.earshot.console.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Bursts and gaps of one stream's packet loss, RFC 3611 §4.7.2; null = there is none.
 *
 * @param gminPackets received packets in a row that end a burst
 * @param bursts that lost two packets or more
 * @param burstDensity lost by all packets inside bursts
 * @param gapDensity lost by all packets outside
 * @param burstMillis mean length
 * @param gapMillis mean length
 * @param xr the same by the counters of A.2, in the fields of an RTCP XR block
 */
public record BurstReport(
    int gminPackets,
    long bursts,
    long burstLostPackets,
    long gapLostPackets,
    @Nullable BigDecimal burstDensity,
    @Nullable BigDecimal gapDensity,
    @Nullable BigDecimal burstMillis,
    @Nullable BigDecimal gapMillis,
    Xr xr) {

  /**
   * What an XR receiver would be told; rates and densities in 256ths.
   *
   * @param lossRate of everything up to the last loss
   */
  public record Xr(
      @Nullable Integer lossRate,
      @Nullable Integer burstDensity,
      @Nullable Integer gapDensity,
      @Nullable BigDecimal burstMillis,
      @Nullable BigDecimal gapMillis) {}
}
