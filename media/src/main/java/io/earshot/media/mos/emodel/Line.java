package io.earshot.media.mos.emodel;

import java.util.EnumMap;
import java.util.Map;

/** A telephone connection: a value for every {@link LineParameter}, at first the default. */
public final class Line {

  public static final Line DEFAULT = new Line(new EnumMap<>(LineParameter.class));

  private static final double LEAST_QDU = 1;

  /** Only what differs from the default. */
  private final Map<LineParameter, Double> values;

  private Line(Map<LineParameter, Double> values) {
    this.values = values;
  }

  /** The same line with one other value, which must be finite. */
  public Line with(LineParameter parameter, double value) {
    if (parameter == LineParameter.QDU) {
      Finite.atLeast(parameter.symbol(), value, LEAST_QDU);
    } else {
      Finite.any(parameter.symbol(), value);
    }
    EnumMap<LineParameter, Double> changed = new EnumMap<>(LineParameter.class);
    changed.putAll(values);
    changed.put(parameter, value);
    return new Line(changed);
  }

  public double value(LineParameter parameter) {
    return values.getOrDefault(parameter, parameter.defaultValue());
  }

  /** Overall loudness rating, SLR + RLR, dB. */
  double olr() {
    return value(LineParameter.SLR) + value(LineParameter.RLR);
  }
}
