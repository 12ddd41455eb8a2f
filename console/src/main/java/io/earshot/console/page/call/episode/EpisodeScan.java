package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the episodes of one rule from the first kept second to the newest: a function of what is
 * kept, whatever the order in which it came.
 */
final class EpisodeScan {

  private final Rule rule;
  private final Timeline timeline;
  private final List<Episode> found = new ArrayList<>();
  private boolean isOpen;
  private Verdict verdict = Verdict.UNDECIDED;
  private double severity;
  private long since;
  private long until = Timeline.NONE;
  private long judged = Timeline.NONE;

  private EpisodeScan(Rule rule, Timeline timeline) {
    this.rule = rule;
    this.timeline = timeline;
  }

  /**
   * Episodes, oldest first.
   *
   * @param isOver nothing goes on any more
   */
  static List<Episode> of(Rule rule, Timeline timeline, boolean isOver) {
    EpisodeScan scan = new EpisodeScan(rule, timeline);
    for (long second = timeline.oldest(); second <= timeline.newest(); second++) {
      scan.take(second);
    }
    if (scan.isOpen && isOver) {
      scan.close();
    } else if (scan.isOpen) {
      scan.found.add(scan.current());
    }
    return scan.found;
  }

  private void take(long second) {
    Level level = rule.next(second);
    if (level == null) {
      if (isOpen && second - judged > rule.maxGapSeconds()) {
        close();
      }
      return;
    }
    judged = second;
    if (level == Level.BAD || level == Level.UNDECIDED) {
      if (!isOpen) {
        open(second);
      }
      until = last(second);
      verdict = level == Level.BAD ? Verdict.FAIL : verdict;
      severity = Math.max(severity, rule.severity());
    } else if (level == Level.CLEAR && isOpen) {
      close();
    }
  }

  private void open(long second) {
    isOpen = true;
    verdict = Verdict.UNDECIDED;
    severity = 0;
    long from = Math.max(timeline.oldest(), rule.evidenceFrom(second));
    // What ended one episode does not begin the next.
    from = until == Timeline.NONE ? from : Math.max(from, until + 1);
    since = second;
    for (long each = from; each <= second; each++) {
      if (rule.contributes(each)) {
        since = each;
        break;
      }
    }
    until = since;
  }

  private long last(long second) {
    for (long each = second; each > until; each--) {
      if (rule.contributes(each)) {
        return each;
      }
    }
    return until;
  }

  private void close() {
    isOpen = false;
    found.add(
        new Episode(
            rule.subject(),
            since,
            until,
            false,
            verdict,
            severity,
            rule.past(since, until, verdict)));
  }

  private Episode current() {
    return new Episode(
        rule.subject(), since, until, true, verdict, rule.severity(), rule.now(judged, verdict));
  }
}
