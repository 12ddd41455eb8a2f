package io.earshot.console.sessions.listing;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The known ids that look most like one that is not known: at most five, nearest first. */
public final class NearestIds {

  private static final int MAX_IDS = 5;

  /** Longer ids are compared by their beginnings: the time goes with the square of this. */
  private static final int MAX_COMPARED = 64;

  private static final Comparator<Near> NEAREST =
      Comparator.comparingInt(Near::edits).thenComparing(Near::id);

  private final String wanted;
  private final TreeSet<Near> nearest = new TreeSet<>(NEAREST);

  public NearestIds(String wanted) {
    this.wanted = wanted;
  }

  public void add(String id) {
    nearest.add(new Near(id, edits(beginning(wanted), beginning(id))));
    if (nearest.size() > MAX_IDS) {
      nearest.pollLast();
    }
  }

  /** Forgets an id that is no longer in the topic. */
  public void remove(String id) {
    nearest.removeIf(near -> near.id().equals(id));
  }

  public List<String> ids() {
    return nearest.stream().map(Near::id).toList();
  }

  /** Characters to insert, delete or replace (Levenshtein). */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  private static String beginning(String id) {
    return id.substring(0, Math.min(id.length(), MAX_COMPARED));
  }

  private record Near(String id, int edits) {}
}
