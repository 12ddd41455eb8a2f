package io.earshot.alerts.rule.file;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Scanner;

/** The rules that Earshot brings along. */
public final class DefaultRules {

  /** What a file says that means them. */
  public static final String NAME = "defaults";

  private static final String RESOURCE = "/io/earshot/alerts/default-rules.yml";

  private DefaultRules() {}

  /** Their file. */
  public static RulesSource source() {
    try (Scanner scanner =
        new Scanner(
            Objects.requireNonNull(
                DefaultRules.class.getResourceAsStream(RESOURCE), "resource " + RESOURCE),
            StandardCharsets.UTF_8)) {
      return new RulesSource(NAME, scanner.useDelimiter("\\A").next());
    }
  }
}
