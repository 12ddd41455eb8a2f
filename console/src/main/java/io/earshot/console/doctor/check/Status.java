package io.earshot.console.doctor.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a check ended. */
public enum Status {
  /** As it should be. */
  OK,
  /** Works, or cannot be told; worth a look. */
  WARN,
  /** Does not work, or will not for long. */
  FAIL;

  /** For programs and people. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
