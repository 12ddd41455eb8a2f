package io.earshot.alerts.rule.yaml;

/**
 * One thing wrong with a file, in one line: what, found, expected.
 *
 * @param line 1 is the first
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {

  @Override
  public int compareTo(Problem other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : message.compareTo(other.message);
  }

  /** As compilers say it: {@code file:line: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
