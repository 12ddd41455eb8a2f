package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an SFU said of a participant's connection: its own words, never merged with a MOS; null = it
 * said nothing.
 *
 * @param livekitConnectionQuality excellent, good, poor or lost
 * @param janusLinkQualityPercent 0 to 100
 */
public record IndicatorReport(
    @Nullable ConnectionQuality livekitConnectionQuality,
    @Nullable LinkQuality janusLinkQualityPercent) {

  /**
   * LiveKit's ConnectionQuality.
   *
   * @param heldSeconds value to seconds for which it held
   */
  public record ConnectionQuality(String last, String worst, Map<String, BigDecimal> heldSeconds) {}

  /**
   * Janus' link quality by direction.
   *
   * @param in from the participant to the SFU
   * @param out from the SFU to the participant
   */
  public record LinkQuality(@Nullable Percent in, @Nullable Percent out) {}

  /**
   * Percentages that were read.
   *
   * @param refused values outside 0 to 100, left out
   */
  public record Percent(
      long count,
      @Nullable BigDecimal min,
      @Nullable BigDecimal mean,
      @Nullable BigDecimal max,
      @Nullable BigDecimal last,
      long refused) {}
}
