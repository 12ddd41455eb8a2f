package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.state.Reason;

/** Alerts whose rule is gone: ended once, then remembered for their numbering like any others. */
final class Orphan {

  private final String identity;
  private final AlertBook book;
  private boolean isEnded;

  /** Takes a book over; the identity is that of the rule that wrote it. */
  Orphan(String identity, AlertBook book, boolean isEnded) {
    this.identity = identity;
    this.book = book;
    this.isEnded = isEnded;
  }

  /** Ends the alerts, and what was said about their rule, at a tick of that rule. */
  void judge(long tick, OwnAlerts own, TransitionSink sink) {
    if (!isEnded && book.rule().timing().isDue(tick)) {
      book.retire(tick, Reason.RULE_DELETED, (labels, life) -> true, sink);
      own.retire(book.rule().name(), tick, sink);
      isEnded = true;
    }
    book.forget(tick, sink);
  }

  boolean isForgotten() {
    return isEnded && book.isEmpty();
  }

  StoredRun stored() {
    return StoredRun.of(book, identity, isEnded);
  }
}
