package io.earshot.alerts.partition;

import io.earshot.alerts.rule.definition.RuleSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules as they were and are: which ones hold is a question of event time, so whoever reads the
 * measurements again judges each second by the rules of that second.
 */
public final class RuleBook {

  private final TreeMap<Long, RuleSet> bySecond = new TreeMap<>();

  /** Rules that hold always: those of a replay. */
  public static RuleBook of(RuleSet rules) {
    RuleBook book = new RuleBook();
    book.learn(Long.MIN_VALUE, rules);
    return book;
  }

  /** Says which rules hold from a second on; twice is once. */
  public void learn(long fromSecond, RuleSet rules) {
    bySecond.putIfAbsent(fromSecond, rules);
  }

  public boolean knows(long fromSecond) {
    return bySecond.containsKey(fromSecond);
  }

  /**
   * Second from which the rules of a second hold; what is older than the first rules is judged by
   * those.
   */
  public long editionAt(long second) {
    if (bySecond.isEmpty()) {
      throw new IllegalStateException(
          "no rules are known; their host writes them before it starts");
    }
    Long from = bySecond.floorKey(second);
    return from == null ? bySecond.firstKey() : from;
  }

  /** Rules that hold from a second that {@link #editionAt} named. */
  public RuleSet edition(long fromSecond) {
    Map.Entry<Long, RuleSet> edition = bySecond.floorEntry(fromSecond);
    return edition == null ? bySecond.firstEntry().getValue() : edition.getValue();
  }
}
