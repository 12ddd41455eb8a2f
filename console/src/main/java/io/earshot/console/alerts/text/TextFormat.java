package io.earshot.console.alerts.text;

import io.earshot.console.command.Terminal;
import org.jspecify.annotations.Nullable;

/** How an explanation is written to stdout. */
public enum TextFormat {
  TEXT,
  JSON;

  /** What was asked for; else a person at a terminal reads text, everything else JSON. */
  public static TextFormat orUsual(@Nullable TextFormat asked) {
    if (asked != null) {
      return asked;
    }
    return Terminal.isStdout() ? TEXT : JSON;
  }
}
