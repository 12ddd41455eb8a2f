package io.earshot.alerts.rule.metric;

import io.earshot.alerts.rule.observation.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How a rule makes one number of the samples in its window. */
public enum Measure {
  /** Percentile of rank min(n - 1, floor(p n)), as everywhere else in Earshot. */
  P50("p50", 0.50, Observation.Kind.DELAYS),
  P90("p90", 0.90, Observation.Kind.DELAYS),
  P95("p95", 0.95, Observation.Kind.DELAYS),
  P99("p99", 0.99, Observation.Kind.DELAYS),
  MIN("min", null, Observation.Kind.DELAYS, Observation.Kind.LEVEL),
  MEAN("mean", null, Observation.Kind.DELAYS, Observation.Kind.LEVEL),
  MAX("max", null, Observation.Kind.DELAYS, Observation.Kind.LEVEL),
  /** Sum of parts by sum of wholes. */
  SHARE("share", null, Observation.Kind.SHARE),
  SUM("sum", null, Observation.Kind.TALLY),
  /** Not a number but its lack: breached while a known series is silent and another one is not. */
  ABSENT("absent", null, Observation.Kind.values());

  private final String key;
  private final @Nullable Double quantile;
  private final List<Observation.Kind> kinds;

  Measure(String key, @Nullable Double quantile, Observation.Kind... kinds) {
    this.key = key;
    this.quantile = quantile;
    this.kinds = List.of(kinds);
  }

  /** Its name in a rules file. */
  public String key() {
    return key;
  }

  /** Ratio in [0, 1] of a percentile; empty for anything else. */
  public OptionalDouble quantile() {
    return quantile == null ? OptionalDouble.empty() : OptionalDouble.of(quantile);
  }

  public boolean fits(Observation.Kind kind) {
    return kinds.contains(kind);
  }

  /** Below this a 95th percentile is one or two samples. */
  public long defaultMinSamples() {
    return quantile == null ? 1 : 20;
  }

  /** What a rule means that names none. */
  public static Measure usualOf(Observation.Kind kind) {
    return switch (kind) {
      case DELAYS -> P95;
      case SHARE -> SHARE;
      case TALLY -> SUM;
      case LEVEL -> MAX;
    };
  }

  public static List<String> keysFor(Observation.Kind kind) {
    return Arrays.stream(values()).filter(each -> each.fits(kind)).map(Measure::key).toList();
  }

  /** Null = no such measure. */
  public static @Nullable Measure named(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst().orElse(null);
  }
}
