package io.earshot.console.doctor.check;

import java.util.List;

/** Findings for people: one line each, status first, remedy last. */
public final class CheckLines {

  private CheckLines() {}

  public static String text(List<Check> checks) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(padded(check.status().word(), "warn".length()))
          .append("  ")
          .append(padded(check.name(), width))
          .append("  ")
          .append(check.found());
      if (check.expected() != null) {
        text.append(", expected ").append(check.expected());
      }
      if (check.remedy() != null) {
        text.append("; ").append(check.remedy());
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
