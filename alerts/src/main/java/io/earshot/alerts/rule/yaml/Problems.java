package io.earshot.alerts.rule.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects everything wrong with one file: nobody wants to hear of it one by one. */
public final class Problems {

  /** The rest of a file that goes on like this is the same mistake. */
  private static final int MAX_COUNT = 100;

  private static final int MAX_LINE_LENGTH = 500;

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  public Problems(String file) {
    this.file = file;
  }

  /** Notes a problem; control characters of what was found cannot break its line. */
  public void add(int line, String message) {
    if (found.size() < MAX_COUNT) {
      String oneLine = message.replaceAll("\\p{Cntrl}+", " ");
      found.add(
          new Problem(
              file,
              line,
              oneLine.length() <= MAX_LINE_LENGTH
                  ? oneLine
                  : oneLine.substring(0, MAX_LINE_LENGTH) + "…"));
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public String file() {
    return file;
  }

  /** By line. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    return sorted;
  }
}
