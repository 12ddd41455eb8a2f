package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.metric.Unit;
import io.earshot.alerts.rule.series.Labels;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far a value may be from the truth.
 *
 * @param millis half width of the interval around a delay; null = unknown, or no delay
 * @param text the same in words, and why
 */
public record ErrorBound(@Nullable Double millis, String text) {

  private static final ErrorBound UNKNOWN =
      new ErrorBound(null, "unknown: its measurements are not there any more");

  /**
   * Bound of a judged value.
   *
   * @param moment at which it was judged; null = its measurements are gone
   * @param shown makes a name safe to print
   */
  static ErrorBound of(
      @Nullable Rule rule, Labels group, @Nullable Moment moment, UnaryOperator<String> shown) {
    if (rule == null) {
      return new ErrorBound(null, "unknown: its rule is not known");
    } else if (!(rule.subject() instanceof Subject.Metered metered)) {
      return new ErrorBound(null, "exact: alerts are counted");
    } else if (rule.isAbsence() || metered.metric().unit() == Unit.COUNT) {
      return new ErrorBound(null, "exact: counted");
    } else if (metered.metric().unit() == Unit.RATIO) {
      return new ErrorBound(null, "exact: counted by both ends of the stream");
    } else if (metered.metric() != Metric.HOP_DELAY) {
      return metered.metric().unit() == Unit.MILLISECONDS
          ? new ErrorBound(0.0, "exact: one clock measured both ends")
          : new ErrorBound(null, "exact: computed from counters");
    } else if (moment == null || moment.value() == null) {
      return UNKNOWN;
    }
    return ofHop(group, moment.bound(), shown);
  }

  private static ErrorBound ofHop(
      Labels group, @Nullable Double millis, UnaryOperator<String> shown) {
    String clocks = clocks(group, shown);
    if (millis == null) {
      return new ErrorBound(null, "unknown: " + clocks + " could not be compared");
    }
    return millis == 0
        ? new ErrorBound(0.0, "exact: one clock measured both ends")
        : new ErrorBound(millis, String.format(Locale.ROOT, "± %.1f ms: %s", millis, clocks));
  }

  private static String clocks(Labels group, UnaryOperator<String> shown) {
    String from = group.get("from");
    String to = group.get("to");
    return from == null || to == null
        ? "the clocks of both ends"
        : "the clocks of " + shown.apply(from) + " and " + shown.apply(to);
  }
}
