package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One line that says what an alert is, since when and on what numbers, e.g. {@code PacketLoss
 * firing since 2026-11-22 02:14:18 UTC (warning): room-8f2 / pierre downlink: packet loss 4.1 % > 2
 * % in the 10 s to 02:14:18 (n 742)}. Of changes and rule alone: the same wherever it is said.
 */
public final class Sentence {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Sentence() {}

  /**
   * The sentence.
   *
   * @param rule that made the edge; null = not known, then numbers have no unit
   * @param shown makes a name of others safe to print on one line
   */
  public static String of(AlertStory story, @Nullable KnownRule rule, UnaryOperator<String> shown) {
    Transition newest = story.newest();
    return shown.apply(newest.rule())
        + " "
        + state(story)
        + " ("
        + shown.apply(newest.severity())
        + "): "
        + Place.of(newest.labels(), shown)
        + numbers(story.edge(), rule);
  }

  private static String state(AlertStory story) {
    Transition newest = story.newest();
    Transition fired = story.fired();
    long sinceTick = newest.tick();
    if (newest.to() == AlertState.FIRING && fired != null) {
      // A new severity, or a breach while it recovered, is the same firing.
      sinceTick = fired.tick();
    } else if (newest.to() == AlertState.PENDING) {
      sinceTick = newest.activeTick();
    }
    boolean lasts = newest.to().isOpen();
    String words =
        newest.to().key().replace('_', ' ') + (lasts ? " since " : " at ") + day(sinceTick);
    boolean isSaid = newest.reason() == Reason.THRESHOLD || newest.reason() == Reason.SEVERITY;
    return isSaid ? words : words + ", " + newest.reason().key().replace('_', ' ');
  }

  private static String numbers(Transition edge, @Nullable KnownRule rule) {
    Evidence evidence = edge.evidence();
    if (rule != null && rule.rule().isAbsence()) {
      return evidence.value() == null
          ? ""
          : ": nothing heard for " + rule.format(evidence.value()) + " to " + time(edge);
    } else if (evidence.value() == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(": ").append(subject(rule));
    text.append(formatted(evidence.value(), rule));
    if (evidence.threshold() != null) {
      text.append(relation(evidence.value(), evidence.threshold()))
          .append(formatted(evidence.threshold(), rule));
    }
    if (evidence.windowSeconds() > 0) {
      text.append(" in the ").append(evidence.windowSeconds()).append(" s");
      text.append(" to ").append(time(edge)).append(" (n ").append(evidence.samples());
      text.append(')');
    } else {
      text.append(" at ").append(time(edge));
    }
    return text.toString();
  }

  private static String subject(@Nullable KnownRule rule) {
    if (rule == null) {
      return "";
    } else if (rule.rule().subject() instanceof Subject.RollUp rollUp) {
      return rollUp.child() + " alerts ";
    }
    Subject.Metered metered = Objects.requireNonNull(rule.metered());
    String metric = metered.metric().key().replace('_', ' ') + " ";
    boolean isPlain = metered.measure() == Measure.SHARE || metered.measure() == Measure.SUM;
    return isPlain ? metric : metered.measure().key() + " of " + metric;
  }

  private static String relation(double value, double threshold) {
    int order = Double.compare(value, threshold);
    return order > 0 ? " > " : order < 0 ? " < " : " = ";
  }

  private static String formatted(double value, @Nullable KnownRule rule) {
    return rule == null
        ? String.format(Locale.ROOT, "%.6g", value).replaceFirst("\\.?0+$", "")
        : rule.format(value);
  }

  private static String time(Transition change) {
    return TIME.format(Instant.ofEpochSecond(change.tick()));
  }

  private static String day(long tick) {
    return DAY.format(Instant.ofEpochSecond(tick));
  }
}
