package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of a series, one a tick: {@code 120x4 _ 50+10x3 end}. Like promtool's, but {@code x4} is
 * four values of everything, and there are notations for what calls have: shares, several delays in
 * a tick, bounds, late arrivals.
 */
final class SeriesNotation {

  static final String EXAMPLE = "values such as 120x4 _ 3/100 40,50 500#19 48~3 120@5 ! end";

  /** Longer than a scenario that anybody reads. */
  private static final int MAX_TICKS = 100_000;

  private static final Pattern TIMES = Pattern.compile("(.+)x(\\d{1,6})");
  private static final Pattern RAMP = Pattern.compile("(-?[\\d.]+)([+-][\\d.]+)x(\\d{1,6})");
  private static final Pattern AT = Pattern.compile("(.+)@(\\d{1,6})");

  private final Observation.Kind kind;
  private final List<Arrival> arrivals = new ArrayList<>();
  private int tick;

  private SeriesNotation(Observation.Kind kind) {
    this.kind = kind;
  }

  /**
   * Reads values.
   *
   * @throws IllegalArgumentException with the token that is none
   */
  static SeriesNotation parse(Observation.Kind kind, String text) {
    SeriesNotation notation = new SeriesNotation(kind);
    for (String token : text.strip().split("\\s+")) {
      notation.take(token);
    }
    return notation;
  }

  private void take(String token) {
    Matcher ramp = RAMP.matcher(token);
    Matcher times = TIMES.matcher(token);
    if (ramp.matches()) {
      double start = number(ramp.group(1), token);
      double step = number(ramp.group(2), token);
      for (int i = 0; i < count(ramp.group(3), token); i++) {
        add(ObservationNotation.ofNumber(kind, start + i * step));
      }
    } else if (times.matches()) {
      for (int i = count(times.group(2), token); i > 0; i--) {
        single(times.group(1));
      }
    } else {
      single(token);
    }
  }

  private void single(String token) {
    Matcher at = AT.matcher(token);
    switch (token) {
      case "_" -> pass();
      case "end", "stale" -> add(null);
      case "!" -> add(kind.unreadable());
      default -> {
        if (at.matches()) {
          int sampleTick = Integer.parseInt(at.group(2));
          arrivals.add(new Arrival(tick, sampleTick, ObservationNotation.parse(kind, at.group(1))));
          pass();
        } else {
          add(ObservationNotation.parse(kind, token));
        }
      }
    }
  }

  private void add(@Nullable Observation observation) {
    arrivals.add(new Arrival(tick, tick, observation));
    pass();
  }

  private void pass() {
    if (++tick > MAX_TICKS) {
      throw new IllegalArgumentException("more than " + MAX_TICKS + " ticks");
    }
  }

  private static double number(String text, String token) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + token + "'", e);
    }
  }

  private static int count(String text, String token) {
    int count = Integer.parseInt(text);
    if (count > MAX_TICKS) {
      throw new IllegalArgumentException("'" + token + "'");
    }
    return count;
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  /** Ticks that the values cover, those without a value too. */
  int tickCount() {
    return tick;
  }
}
