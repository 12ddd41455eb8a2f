package io.earshot.streams.rollup;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of one scope in one window: of more than there is room for, those with the smallest
 * hash. So who stays apart does not depend on who came first, and what every partition keeps holds
 * what all of them together would keep.
 */
final class BoundedNames {

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(BoundedNames::hash).thenComparing(Comparator.naturalOrder());

  private final TreeSet<String> names = new TreeSet<>(ORDER);
  private final int maxNames;

  BoundedNames(int maxNames) {
    this.maxNames = maxNames;
  }

  /** Spread, since names of calls often differ in their last character only. */
  private static int hash(String name) {
    int hash = name.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  /**
   * Takes a name in.
   *
   * @return the name that has no room: null, another one that had been in, or this one
   */
  @Nullable String add(String name) {
    if (!names.add(name) || names.size() <= maxNames) {
      return null;
    }
    return names.pollLast();
  }
}
