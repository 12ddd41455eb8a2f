package io.earshot.console.page.call.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chart, or one edge of a band: a quantity of a stream or of a hop.
 *
 * @param stream null for a hop
 * @param hop null for a stream
 */
public record ChartSeries(
    Quantity quantity, @Nullable StreamSeries stream, @Nullable HopSeries hop) {

  static final List<Quantity> OF_STREAMS = List.of(Quantity.LOSS, Quantity.JITTER, Quantity.BUFFER);
  static final List<Quantity> OF_HOPS =
      List.of(Quantity.DELAY, Quantity.DELAY_LOW, Quantity.DELAY_HIGH);

  private static final double PERCENT = 100;

  /** What is drawn, in the chart's unit. */
  public enum Quantity {
    LOSS("loss", "%", "value"),
    JITTER("jitter", "ms", "value"),
    BUFFER("buffer", "ms", "value"),
    DELAY("delay", "ms", "value"),
    DELAY_LOW("delay", "ms", "low"),
    DELAY_HIGH("delay", "ms", "high");

    private final String chart;
    private final String unit;
    private final String kind;

    Quantity(String chart, String unit, String kind) {
      this.chart = chart;
      this.unit = unit;
      this.kind = kind;
    }

    public String chart() {
      return chart;
    }

    public String unit() {
      return unit;
    }

    /** {@code value}, or {@code low} and {@code high} for the edges of a band. */
    public String kind() {
      return kind;
    }
  }

  boolean isUsed() {
    if (stream != null) {
      return switch (quantity) {
        case LOSS -> stream.expectedPackets().isUsed();
        case JITTER -> stream.jitterMillis().isUsed();
        default -> stream.jitterBufferMillis().isUsed();
      };
    }
    return hop != null
        && (quantity == Quantity.DELAY ? hop.shownMillis() : hop.boundMillis()).isUsed();
  }

  /** Value in a slot of the timeline; NaN = unknown. */
  public double at(int slot) {
    if (stream != null) {
      return switch (quantity) {
        case LOSS -> lossPercent(stream, slot);
        case JITTER -> stream.jitterMillis().at(slot);
        default -> stream.jitterBufferMillis().at(slot);
      };
    }
    return hop == null ? Double.NaN : delayMillis(hop, slot);
  }

  private double delayMillis(HopSeries of, int slot) {
    double millis = of.shownMillis().at(slot);
    return switch (quantity) {
      case DELAY_LOW -> millis - of.boundMillis().at(slot);
      case DELAY_HIGH -> millis + of.boundMillis().at(slot);
      default -> millis;
    };
  }

  private static double lossPercent(StreamSeries of, int slot) {
    double expected = of.expectedPackets().at(slot);
    return expected > 0 ? Math.max(0, of.lostPackets().at(slot)) / expected * PERCENT : Double.NaN;
  }
}
