package io.earshot.console.report.table;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colors of the verdict words, from the Okabe-Ito set as near as 256 colors come. */
enum VerdictColor {
  NONE {
    @Override
    String paint(String line) {
      return line;
    }
  },
  ANSI {
    @Override
    String paint(String line) {
      return VERDICT.matcher(line).replaceAll(VerdictColor::painted);
    }
  };

  private static final Pattern VERDICT = Pattern.compile("\\b(PASS|FAIL|UNDECIDED)\\b");
  private static final Map<String, String> CODE_BY_VERDICT =
      Map.of("PASS", "38;5;25", "FAIL", "38;5;166", "UNDECIDED", "38;5;214");

  abstract String paint(String line);

  private static String painted(MatchResult verdict) {
    String word = verdict.group();
    return Matcher.quoteReplacement(
        "\u001b[" + CODE_BY_VERDICT.get(word) + "m" + word + "\u001b[0m");
  }
}
