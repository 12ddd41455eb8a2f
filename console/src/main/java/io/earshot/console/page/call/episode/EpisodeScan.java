package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the episodes of one rule second by second. What it found up to one second can be kept, so
 * that the next look begins there.
 */
final class EpisodeScan {

  /**
   * Where a scan stood after a second.
   *
   * @param found episodes that are over, oldest first
   */
  record Standing(
      long second,
      boolean isOpen,
      Verdict verdict,
      double severity,
      long since,
      long until,
      long judged,
      List<Episode> found) {}

  private final Rule rule;
  private final Timeline timeline;
  private final List<Episode> found = new ArrayList<>();
  private long second;
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

  static EpisodeScan fromBeginning(Rule rule, Timeline timeline) {
    EpisodeScan scan = new EpisodeScan(rule, timeline);
    scan.second = timeline.oldest() - 1;
    return scan;
  }

  /** Goes on where another scan of the same rule stood. */
  static EpisodeScan from(Standing standing, Rule rule, Timeline timeline) {
    EpisodeScan scan = new EpisodeScan(rule, timeline);
    scan.second = standing.second();
    scan.isOpen = standing.isOpen();
    scan.verdict = standing.verdict();
    scan.severity = standing.severity();
    scan.since = standing.since();
    scan.until = standing.until();
    scan.judged = standing.judged();
    for (Episode episode : standing.found()) {
      if (episode.untilSecond() >= timeline.oldest()) {
        scan.found.add(episode);
      }
    }
    // The rule is new: its sums have to fill up with what lies before.
    for (int back = Limits.WINDOW_SECONDS - 1; back >= 0; back--) {
      rule.next(scan.second - back);
    }
    return scan;
  }

  /** Takes the seconds up to one, included. */
  void advanceTo(long last) {
    while (second < last) {
      second++;
      take();
    }
  }

  Standing standing() {
    int from = Math.max(0, found.size() - Limits.MAX_PAST_EPISODES);
    return new Standing(
        second,
        isOpen,
        verdict,
        severity,
        since,
        until,
        judged,
        List.copyOf(found.subList(from, found.size())));
  }

  /**
   * Episodes so far, oldest first.
   *
   * @param isOver nothing goes on any more
   */
  List<Episode> episodes(boolean isOver) {
    List<Episode> episodes = new ArrayList<>(found);
    if (isOpen) {
      episodes.add(isOver ? over() : current());
    }
    return episodes;
  }

  private void take() {
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
        open();
      }
      until = lastContributing();
      verdict = level == Level.BAD ? Verdict.FAIL : verdict;
      severity = Math.max(severity, rule.severity());
    } else if (level == Level.CLEAR && isOpen) {
      close();
    }
  }

  private void open() {
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

  private long lastContributing() {
    for (long each = second; each > until; each--) {
      if (rule.contributes(each)) {
        return each;
      }
    }
    return until;
  }

  private void close() {
    isOpen = false;
    found.add(over());
  }

  private Episode over() {
    return new Episode(
        rule.subject(), since, until, false, verdict, severity, rule.past(since, until, verdict));
  }

  private Episode current() {
    return new Episode(
        rule.subject(), since, until, true, verdict, rule.severity(), rule.now(judged, verdict));
  }
}
