package io.earshot.streams.rollup;

import java.util.Comparator;

/**
 * One call, one room and so on.
 *
 * @param name empty for the fleet
 */
public record ScopeName(Scope scope, String name) implements Comparable<ScopeName> {

  /** What all names share that one window has no room for. */
  public static final String OTHER = "~other";

  private static final Comparator<ScopeName> ORDER =
      Comparator.comparing(ScopeName::scope).thenComparing(ScopeName::name);

  /** Everything. */
  public static final ScopeName FLEET = new ScopeName(Scope.FLEET, "");

  ScopeName other() {
    return new ScopeName(scope, OTHER);
  }

  @Override
  public int compareTo(ScopeName that) {
    return ORDER.compare(this, that);
  }
}
