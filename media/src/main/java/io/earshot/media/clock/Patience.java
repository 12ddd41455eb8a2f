package io.earshot.media.clock;

/**
 * How many panes the estimator waits for before it commits itself.
 *
 * @param lagPanes closed panes after a pane before its record is written; not below {@code
 *     aheadPanes}, or the record would depend on what happens to have arrived
 * @param aheadPanes panes after a pane that its record looks at
 * @param minPanesAfterStep panes that must agree on a clock step
 * @param minPanes panes before any test dares to judge scatter
 */
public record Patience(int lagPanes, int aheadPanes, int minPanesAfterStep, int minPanes) {

  /** With panes of 2 s a record is final 12 s and the grace after the event. */
  public static final Patience DEFAULT = new Patience(5, 2, 3, 7);

  public Patience {
    Range.check("aheadPanes", aheadPanes, 0, 1024);
    Range.check("lagPanes", lagPanes, aheadPanes, 1024);
    Range.check("minPanes", minPanes, 2, 1024);
    Range.check("minPanesAfterStep", minPanesAfterStep, 1, 1024);
  }
}
