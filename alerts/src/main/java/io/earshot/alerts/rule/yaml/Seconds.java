package io.earshot.alerts.rule.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as Prometheus writes them, in whole seconds: {@code 90s}, {@code 1h30m}. */
public final class Seconds {

  public static final String EXAMPLE = "whole seconds such as 90s, 5m or 1h30m";

  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,8})s)?");
  private static final long[] SECONDS = {86_400, 3_600, 60, 1};

  private Seconds() {}

  /** Reads a length; null = it is none. */
  public static @Nullable Long parse(String text) {
    String stripped = text.strip();
    if (stripped.equals("0")) {
      return 0L;
    }
    Matcher matcher = FORM.matcher(stripped);
    if (stripped.isEmpty() || !matcher.matches()) {
      return null;
    }
    long sum = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String part = matcher.group(i + 1);
      sum += part == null ? 0 : Long.parseLong(part) * SECONDS[i];
    }
    return sum;
  }
}
