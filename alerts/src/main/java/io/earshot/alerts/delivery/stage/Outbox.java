package io.earshot.alerts.delivery.stage;

import io.earshot.alerts.delivery.channel.Channel;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Verdict;
import io.earshot.alerts.delivery.record.Told;
import io.earshot.alerts.incident.Notice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One receiver: what waits for it, what it knows, when it is asked again. It has at most one
 * request under way. Nothing is forgotten without being counted.
 *
 * <p>Notices that wait are bounded by count and bytes; the oldest goes first, since whatever fires
 * is told again soon. A younger notice that says the same takes the place of one that waits. What
 * failed goes behind the others: one alert that a receiver stumbles over holds up no other.
 *
 * <p>Not safe for use by several threads.
 */
public final class Outbox {

  private static final long KNOWN_AFTER_RESOLVED_SECONDS = 3_600;

  /** An alert that was never seen to end; in the end it is not remembered either. */
  private static final long KNOWN_FIRING_SECONDS = 7 * 86_400;

  private final String receiver;
  private final Channel channel;
  private final Selection selection;
  private final OutboxLimits limits;
  private final WaitingLine line = new WaitingLine();
  private final List<Waiting> underWay = new ArrayList<>();
  private final Map<String, Told> toldByAlert = new HashMap<>();
  private final Set<String> doubtedOccurrences = new HashSet<>();
  private final Tally tally = new Tally();
  private int failures;
  private long notBeforeMillis = Long.MIN_VALUE;
  private @Nullable String problem;

  public Outbox(String receiver, Channel channel, Selection selection, OutboxLimits limits) {
    this.receiver = receiver;
    this.channel = channel;
    this.selection = selection;
    this.limits = limits;
  }

  /** Recalls what this receiver acknowledged to whoever ran before. */
  public void recall(Told told) {
    toldByAlert.put(told.alertId(), told);
  }

  /**
   * Says that this receiver may know an occurrence as firing: whoever ran before died between a
   * request and its answer. Its end is told in any case.
   */
  public void doubt(String occurrenceId) {
    doubtedOccurrences.add(occurrenceId);
  }

  /** What it knows; in no order. */
  public Collection<Told> told() {
    return List.copyOf(toldByAlert.values());
  }

  /**
   * Takes a notice, if it is for this receiver.
   *
   * @param generation never smaller than before; see {@link #oldestGeneration}
   */
  public void offer(Notice notice, long generation, long nowMillis) {
    String alertId = notice.alert().alertId();
    Waiting last = line.last(alertId);
    Told told = toldByAlert.get(alertId);
    // Who was told that it fires is told what becomes of it.
    boolean isFollowed = last != null || (told != null && told.isFiring()) || isUnderWay(alertId);
    if (!isFollowed && !selection.takes(notice.alert())) {
      return;
    }
    tally.offered++;
    if (last != null && last.says(notice)) {
      int before = last.sizeBytes();
      last.renew(notice, generation, nowMillis);
      line.resized(last.sizeBytes() - before);
      tally.renewed++;
    } else if (last == null && !isUnderWay(alertId) && !isNews(told, notice)) {
      tally.known++;
    } else {
      line.add(new Waiting(notice, generation, nowMillis));
    }
    makeRoom();
  }

  private boolean isNews(@Nullable Told told, Notice notice) {
    return Dedup.isNews(told, notice, channel.wantsRepeats())
        || (!notice.isFiring()
            && doubtedOccurrences.contains(notice.alert().occurrenceId())
            && (told == null || !told.isAfter(notice)));
  }

  private boolean isUnderWay(String alertId) {
    return underWay.stream().anyMatch(each -> each.alertId().equals(alertId));
  }

  private void makeRoom() {
    while (line.size() > limits.maxCount() || line.sizeBytes() > limits.maxBytes()) {
      line.takeHead();
      tally.overflowed++;
    }
  }

  /**
   * What is to be told now, each of another alert; empty = nothing, or not yet. Must be {@link
   * #settle settled} before there is more.
   */
  public List<Telling> next(long nowMillis) {
    if (!underWay.isEmpty() || nowMillis < notBeforeMillis) {
      return List.of();
    }
    List<Telling> batch = new ArrayList<>();
    Set<String> alerts = new HashSet<>();
    for (Waiting head = line.head(); head != null; head = line.head()) {
      boolean isFull =
          batch.size() == channel.maxBatch()
              || alerts.contains(head.alertId())
              || (!batch.isEmpty() && head.isAlone());
      if (isFull) {
        break;
      }
      line.takeHead();
      if (isStillNews(head, nowMillis)) {
        Told told = toldByAlert.get(head.alertId());
        batch.add(new Telling(head.notice(), Dedup.formerSeverity(told, head.notice())));
        underWay.add(head);
        alerts.add(head.alertId());
        if (head.isAlone()) {
          break;
        }
      }
    }
    return batch;
  }

  private boolean isStillNews(Waiting waiting, long nowMillis) {
    Told told = toldByAlert.get(waiting.alertId());
    if (isTooLate(waiting, nowMillis) && !isAwaitedEnd(told, waiting.notice())) {
      tally.expired++;
      return false;
    }
    if (!isNews(told, waiting.notice())) {
      tally.known++;
      return false;
    }
    return true;
  }

  private boolean isTooLate(Waiting waiting, long nowMillis) {
    return waiting.notice().isExpiredAt(Math.floorDiv(nowMillis, 1000))
        || nowMillis - waiting.sinceMillis() > limits.maxAgeMillis();
  }

  /** Wakes nobody, and without it the receiver would believe for ever that the alert fires. */
  private static boolean isAwaitedEnd(@Nullable Told told, Notice notice) {
    return told != null
        && told.isFiring()
        && !notice.isFiring()
        && told.isSameOccurrence(notice)
        && !told.isAfter(notice);
  }

  /** Takes the verdict on what {@link #next} gave; returns what the receiver knows now. */
  public List<Told> settle(Verdict verdict, long nowMillis) {
    List<Waiting> settled = List.copyOf(underWay);
    underWay.clear();
    if (verdict instanceof Verdict.Again again) {
      failures++;
      problem = again.why();
      String key = settled.isEmpty() ? "" : settled.get(0).alertId();
      notBeforeMillis = nowMillis + Backoff.millis(failures, receiver, key, again.afterMillis());
      line.putLast(settled);
      makeRoom();
      return List.of();
    }
    failures = 0;
    if (verdict instanceof Verdict.Mixed mixed) {
      problem = mixed.why();
      settled.forEach(Waiting::sendAlone);
      line.putBack(settled);
      return List.of();
    }
    if (verdict instanceof Verdict.Refused refused) {
      problem = refused.why();
      tally.refused += settled.size();
      return List.of();
    }
    tally.accepted += settled.size();
    return settled.stream().map(this::acknowledged).toList();
  }

  private Told acknowledged(Waiting waiting) {
    Told told = Told.of(new Telling(waiting.notice(), null));
    toldByAlert.put(told.alertId(), told);
    doubtedOccurrences.remove(told.occurrenceId());
    return told;
  }

  /** Forgets what nobody will repeat; returns the ids of those alerts. */
  public List<String> forget(long tick) {
    List<String> forgotten = new ArrayList<>();
    Iterator<Told> each = toldByAlert.values().iterator();
    while (each.hasNext()) {
      Told told = each.next();
      long keptSeconds = told.isFiring() ? KNOWN_FIRING_SECONDS : KNOWN_AFTER_RESOLVED_SECONDS;
      if (tick - told.tick() > keptSeconds) {
        each.remove();
        forgotten.add(told.alertId());
      }
    }
    return forgotten;
  }

  /** Milliseconds until there may be something to do; null = until something is offered. */
  public @Nullable Long waitMillis(long nowMillis) {
    return line.size() == 0 ? null : Math.max(0, notBeforeMillis - nowMillis);
  }

  /** Generation of the oldest notice not yet settled; {@link Long#MAX_VALUE} = there is none. */
  public long oldestGeneration() {
    long oldest = line.oldestGeneration();
    for (Waiting each : underWay) {
      oldest = Math.min(oldest, each.generation());
    }
    return oldest;
  }

  /** Whether there is nothing left to tell. */
  public boolean isEmpty() {
    return line.size() == 0 && underWay.isEmpty();
  }

  public OutboxCounts counts() {
    return tally.counts(line.size() + underWay.size());
  }

  /** Why the last request that did not arrive did not; null = all did. */
  public @Nullable String problem() {
    return problem;
  }

  public String receiver() {
    return receiver;
  }

  public Channel channel() {
    return channel;
  }
}
