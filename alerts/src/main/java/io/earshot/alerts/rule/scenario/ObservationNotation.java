package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value as people write it: a number; a share {@code 3/100}, or {@code .03}, which is that
 * share of a million; delays in milliseconds {@code 40,50#19~3}: 40 once and 50 nineteen times,
 * each ± 3, or {@code ~?} where the bound is unknown.
 */
final class ObservationNotation {

  /** A share without its whole is of enough to satisfy any minimum. */
  private static final long USUAL_WHOLE = 1_000_000;

  private static final int MAX_COUNT = 100_000;

  private static final Pattern SHARE = Pattern.compile("(-?\\d{1,15})/(\\d{1,15})");
  private static final Pattern DELAYS = Pattern.compile("([^~]+)(?:~([\\d.]+|\\?))?");
  private static final Pattern REPEATED = Pattern.compile("(-?[\\d.]+)(?:#(\\d{1,6}))?");
  private static final Pattern NUMBER = Pattern.compile("-?(\\d+(\\.\\d+)?|\\.\\d+)");

  private ObservationNotation() {}

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException with the token that is none
   */
  static Observation parse(Observation.Kind kind, String token) {
    return switch (kind) {
      case LEVEL -> new Level(number(token).doubleValue());
      case TALLY -> tally(token);
      case SHARE -> share(token);
      case DELAYS -> delays(token);
    };
  }

  static Observation ofNumber(Observation.Kind kind, double value) {
    return parse(
        kind,
        new BigDecimal(value)
            .setScale(9, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString());
  }

  private static BigDecimal number(String token) {
    if (!NUMBER.matcher(token).matches()) {
      throw new IllegalArgumentException("'" + token + "'");
    }
    return new BigDecimal(token);
  }

  private static Observation tally(String token) {
    if (!token.matches("\\d{1,15}")) {
      throw new IllegalArgumentException("'" + token + "'");
    }
    return new Tally(Long.parseLong(token));
  }

  private static Observation share(String token) {
    Matcher share = SHARE.matcher(token);
    if (share.matches()) {
      return new Share(Long.parseLong(share.group(1)), Long.parseLong(share.group(2)));
    }
    long part = number(token).multiply(BigDecimal.valueOf(USUAL_WHOLE)).longValue();
    return new Share(part, USUAL_WHOLE);
  }

  private static Observation delays(String token) {
    Matcher whole = DELAYS.matcher(token);
    if (!whole.matches()) {
      throw new IllegalArgumentException("'" + token + "'");
    }
    List<Integer> micros = new ArrayList<>();
    for (String part : whole.group(1).split(",", -1)) {
      Matcher repeated = REPEATED.matcher(part);
      int count = !repeated.matches() ? -1 : countOf(repeated.group(2));
      if (!(1 <= count && micros.size() + count <= MAX_COUNT)) {
        throw new IllegalArgumentException("'" + token + "'");
      }
      int value = Delays.microsOf(number(repeated.group(1)).doubleValue());
      for (int i = 0; i < count; i++) {
        micros.add(value);
      }
    }
    String bound = whole.group(2);
    int boundMicros =
        bound == null
            ? 0
            : bound.equals("?") ? Delays.UNBOUNDED : Delays.microsOf(number(bound).doubleValue());
    return Delays.ofMicros(micros.stream().mapToInt(Integer::intValue).toArray(), boundMicros);
  }

  private static int countOf(@Nullable String text) {
    return text == null ? 1 : Integer.parseInt(text);
  }
}
