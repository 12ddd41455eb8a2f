package io.earshot.alerts.rule.metric;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The known name that a person most likely meant. */
public final class NearestName {

  /** Farther than a third of its length a name is another word. */
  private static final int LETTERS_PER_SLIP = 3;

  private NearestName() {}

  /** Null = nothing is near. Among equally near ones the first in the alphabet. */
  public static @Nullable String of(String name, Collection<String> known) {
    return known.stream()
        .filter(each -> distance(name, each) <= 1 + each.length() / LETTERS_PER_SLIP)
        .min(
            Comparator.<String>comparingInt(each -> distance(name, each))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** E.g. {@code ; did you mean 'jitter'?}, or nothing. */
  public static String hint(String name, Collection<String> known) {
    String nearest = of(name, known);
    return nearest == null ? "" : "; did you mean '" + nearest + "'?";
  }

  /** Levenshtein's distance: letters to insert, drop or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[b.length()];
  }
}
