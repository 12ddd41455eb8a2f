package io.earshot.console.page.call;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.call.episode.EpisodeWatch;
import io.earshot.console.page.call.episode.Episodes;
import io.earshot.console.page.call.series.CallSecond;
import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.Timeline;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One call: its last fifteen minutes, its newest summary and what follows from them. */
public final class Call {

  /** The partition's tick n brings second n - 2. */
  public static final int LIVE_LAG_SECONDS = 2;

  /** Longer without data, and a call or a participant is silent. */
  public static final int MAX_QUIET_SECONDS = 5;

  /** A last window may lie so far behind the last event; what is later is another call. */
  private static final int END_SLACK_SECONDS = 5;

  /** Two far seconds this close to each other are another call of the same name. */
  private static final int WITNESS_SECONDS = 60;

  /** Year 9999: beyond, no clock could have meant it. */
  private static final long MAX_SECOND = 253_402_300_799L;

  private final CallKey key;
  private CallSeries series = new CallSeries();
  private EpisodeWatch watch = new EpisodeWatch(series);
  private @Nullable CallSummary summary;
  private @Nullable Episodes settled;
  private @Nullable Episodes cached;
  private int partition = -1;
  private long tick = Timeline.NONE;
  private long farSecond = Timeline.NONE;
  private long change;
  private long arrivedMillis;

  Call(CallKey key) {
    this.key = key;
  }

  /** Takes a second; false if it changes nothing. */
  boolean take(CallSecond second, int ofPartition, long newChange) {
    if (!(second.second() >= 0 && second.second() <= MAX_SECOND) || !admits(second.second())) {
      return false;
    }
    if (!series.put(second, newChange)) {
      return false;
    }
    watch.changed(second.second());
    partition = ofPartition;
    touch(newChange);
    return true;
  }

  /** Whether a second belongs here; the first one of another call of this name starts afresh. */
  private boolean admits(long second) {
    if (isOfNextCall(second)) {
      restart();
      return true;
    }
    Timeline timeline = series.timeline();
    if (settled != null) {
      return false;
    }
    if (timeline.isEmpty() || Math.abs(second - timeline.newest()) <= Timeline.KEPT_SECONDS) {
      farSecond = Timeline.NONE;
      return true;
    }
    boolean hasWitness =
        farSecond != Timeline.NONE
            && farSecond != second
            && Math.abs(farSecond - second) <= WITNESS_SECONDS;
    farSecond = second;
    if (hasWitness) {
      restart();
    }
    return hasWitness;
  }

  private boolean isOfNextCall(long second) {
    CallSummary last = summary;
    if (last == null) {
      return false;
    }
    long after = second - last.endSecond();
    return last.isEnded()
        ? after > END_SLACK_SECONDS
        : series.timeline().isEmpty() && after > Timeline.KEPT_SECONDS;
  }

  private void restart() {
    forgetSeconds();
    summary = null;
    settled = null;
    farSecond = Timeline.NONE;
  }

  /** Takes a summary; false if a newer one is known or it is of an earlier call of this name. */
  boolean take(CallSummary of, long newChange) {
    boolean isOfEarlierCall =
        !series.timeline().isEmpty()
            && of.endSecond() < series.timeline().first() - Timeline.KEPT_SECONDS;
    boolean isKnown = summary != null && (!of.isNewerThan(summary) || of.equals(summary));
    if (isOfEarlierCall || isKnown) {
      return false;
    }
    summary = of;
    touch(newChange);
    return true;
  }

  /** Time passed in its partition. */
  void onTick(long second, long newChange) {
    boolean wasQuiet = quietSeconds() > 0;
    tick = Math.max(tick, second);
    if (!isEnded() && (wasQuiet || quietSeconds() > 0)) {
      touch(newChange);
    }
  }

  void arrived(long millis) {
    arrivedMillis = Math.max(arrivedMillis, millis);
  }

  long arrivedMillis() {
    return arrivedMillis;
  }

  private void touch(long newChange) {
    change = newChange;
    cached = null;
  }

  /** Keeps what it suffered and its summary, and lets go of its seconds. */
  void settle(long newChange) {
    Episodes last = episodes();
    forgetSeconds();
    touch(newChange);
    settled = last;
  }

  private void forgetSeconds() {
    series = new CallSeries();
    watch = new EpisodeWatch(series);
  }

  /** Ended so long ago that only its summary is left. */
  public boolean isSettled() {
    return settled != null;
  }

  public CallKey key() {
    return key;
  }

  /** Partition of its measurements; -1 before the first. */
  int partition() {
    return partition;
  }

  public CallSeries series() {
    return series;
  }

  public @Nullable CallSummary summary() {
    return summary;
  }

  /** What it suffered, worst first. */
  public Episodes episodes() {
    if (settled != null) {
      return settled;
    }
    Episodes known = cached;
    if (known == null) {
      known = watch.look(isEnded() || isQuiet());
      cached = known;
    }
    return known;
  }

  /** Number of the change that last touched it. */
  public long change() {
    return change;
  }

  public boolean isEnded() {
    return summary != null
        && summary.isEnded()
        && (series.timeline().isEmpty()
            || series.timeline().newest() <= summary.endSecond() + END_SLACK_SECONDS);
  }

  public CallState state() {
    if (isEnded()) {
      return CallState.ENDED;
    }
    if (key.run() != null) {
      return CallState.REPLAY;
    }
    return isQuiet() ? CallState.SILENT : CallState.LIVE;
  }

  /** Nothing has come for so long that what it suffered last says nothing about now. */
  public boolean isQuiet() {
    return quietSeconds() > MAX_QUIET_SECONDS;
  }

  /** Seconds that have passed without data although they should have brought some; 0 = none. */
  public long quietSeconds() {
    long newest = newestSecond();
    return isEnded() || tick == Timeline.NONE || newest == Timeline.NONE
        ? 0
        : Math.max(0, tick - LIVE_LAG_SECONDS - newest);
  }

  /** Participants whose streams all stopped while others go on, with seconds since. */
  public Map<String, Long> silentParticipants() {
    Map<String, Long> silent = new TreeMap<>();
    if (isEnded() || isQuiet()) {
      return silent;
    }
    long newest = series.timeline().newest();
    series
        .lastSecondByParticipant()
        .forEach(
            (participant, last) -> {
              long quiet = newest - last;
              if (quiet > MAX_QUIET_SECONDS && quiet < Timeline.KEPT_SECONDS) {
                silent.put(participant, quiet + quietSeconds());
              }
            });
    return silent;
  }

  /** First second of the call as far as known, Unix epoch; {@link Timeline#NONE} = unknown. */
  public long startSecond() {
    return summary != null ? summary.startSecond() : series.timeline().first();
  }

  /** Newest second with data, Unix epoch; {@link Timeline#NONE} = unknown. */
  public long newestSecond() {
    long newest = series.timeline().newest();
    return summary == null ? newest : Math.max(newest, summary.endSecond());
  }

  /** The newest second is LIVE: its numbers may still change. */
  public boolean isProvisional() {
    Timeline timeline = series.timeline();
    return !isEnded()
        && !timeline.isEmpty()
        && !timeline.isFinal(timeline.slotOf(timeline.newest()));
  }
}
