package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Judgment;
import io.earshot.alerts.rule.definition.Outcome;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertLife;
import io.earshot.alerts.rule.state.Change;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All alerts of one rule, sorted by labels. A life begins with the first breach; when it is closed
 * it is remembered for a while, for its numbering, its flapping and for late questions.
 */
final class AlertBook {

  /** As long as Prometheus remembers a resolved alert. */
  private static final long REMEMBERED_SECONDS = 900;

  /** Closed lives that are remembered for each one that may be open. */
  private static final int REMEMBERED_PER_OPEN = 4;

  private static final int MAX_LIVES = 1 << 24;

  private final Rule rule;
  private final long resendSeconds;
  private final TreeMap<Labels, AlertLife> lives = new TreeMap<>();
  private int openCount;
  private boolean isOverLimit;

  AlertBook(Rule rule, long resendSeconds) {
    this.rule = rule;
    this.resendSeconds = resendSeconds;
  }

  Rule rule() {
    return rule;
  }

  /** Takes one evaluation of the alert of this group; null = nothing changed. */
  @Nullable Change step(
      Labels group, Labels context, long tick, Judgment judgment, TransitionSink sink) {
    AlertLife life = lives.get(group);
    if (life == null || !life.state().isOpen()) {
      if (judgment.outcome() != Outcome.BREACH || !hasRoom()) {
        return null;
      }
      life = life == null ? begin(group, tick, sink) : life;
    }
    return publish(life.step(tick, judgment, rule), life, group, context, judgment, sink);
  }

  private boolean hasRoom() {
    if (openCount >= rule.limit()) {
      isOverLimit = true;
      return false;
    }
    return true;
  }

  private AlertLife begin(Labels group, long tick, TransitionSink sink) {
    if (lives.size() >= REMEMBERED_PER_OPEN * (long) rule.limit()) {
      lives.entrySet().stream()
          .filter(each -> !each.getValue().state().isOpen())
          .min(Comparator.comparingLong(each -> each.getValue().changedTick()))
          .map(Map.Entry::getKey)
          .ifPresent(
              oldest -> {
                lives.remove(oldest);
                sink.forgotten(Transition.alertId(rule, oldest), tick);
              });
    }
    AlertLife life = new AlertLife();
    lives.put(group, life);
    return life;
  }

  private @Nullable Change publish(
      @Nullable Change change,
      AlertLife life,
      Labels group,
      Labels context,
      @Nullable Judgment judgment,
      TransitionSink sink) {
    if (change != null) {
      openCount += (change.to().isOpen() ? 1 : 0) - (change.from().isOpen() ? 1 : 0);
      Transition.Alert alert = new Transition.Alert(rule, group.plus(rule.labels()), context);
      sink.accept(Transition.of(alert, change, life, judgment, resendSeconds));
    }
    return change;
  }

  /** Ends open alerts that a condition picks. */
  void retire(long tick, Reason reason, LifeFilter which, TransitionSink sink) {
    for (Map.Entry<Labels, AlertLife> each : lives.entrySet()) {
      AlertLife life = each.getValue();
      if (which.picks(each.getKey(), life)) {
        Change change = life.retire(tick, reason);
        publish(change, life, each.getKey(), Labels.EMPTY, null, sink);
      }
    }
  }

  /** Forgets closed lives that nobody will ask for. */
  void forget(long tick, TransitionSink sink) {
    if (lives.size() == openCount) {
      return;
    }
    long kept = Math.max(REMEMBERED_SECONDS, rule.flapping().withinSeconds());
    Iterator<Map.Entry<Labels, AlertLife>> each = lives.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Labels, AlertLife> entry = each.next();
      AlertLife life = entry.getValue();
      if (!life.state().isOpen() && tick - life.changedTick() > kept) {
        each.remove();
        sink.forgotten(Transition.alertId(rule, entry.getKey()), tick);
      }
    }
  }

  /** Whether hysteresis holds the alert of this group. */
  boolean isLatched(Labels group) {
    AlertLife life = lives.get(group);
    return life != null && life.isLatched();
  }

  boolean isOpen(Labels group) {
    AlertLife life = lives.get(group);
    return life != null && life.state().isOpen();
  }

  /** Whether it remembers no alert at all. */
  boolean isEmpty() {
    return lives.isEmpty();
  }

  boolean hasOpen() {
    return openCount > 0;
  }

  /** Groups whose alerts fire outwardly, sorted. */
  void forEachFiring(Consumer<Labels> action) {
    if (openCount > 0) {
      lives.forEach(
          (group, life) -> {
            if (life.state().isOutwardlyFiring()) {
              action.accept(group);
            }
          });
    }
  }

  /** Groups with an open alert, sorted; a copy. */
  List<Labels> open() {
    return lives.entrySet().stream()
        .filter(each -> each.getValue().state().isOpen())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether an alert was refused since the last question. */
  boolean takeOverLimit() {
    boolean answer = isOverLimit;
    isOverLimit = false;
    return answer;
  }

  /** Says that something else of the rule had no room. */
  void noteOverLimit() {
    isOverLimit = true;
  }

  void writeTo(SnapshotWriter out) {
    out.writeBoolean(isOverLimit);
    out.writeUnsigned(lives.size());
    lives.forEach(
        (group, life) -> {
          group.writeTo(out);
          life.writeTo(out);
        });
  }

  void readFrom(SnapshotReader in) {
    isOverLimit = in.readBoolean();
    for (int left = in.readCount(MAX_LIVES); left > 0; left--) {
      Labels group = Labels.readFrom(in);
      AlertLife life = AlertLife.readFrom(in);
      lives.put(group, life);
      openCount += life.state().isOpen() ? 1 : 0;
    }
  }

  /** Picks alerts. */
  @FunctionalInterface
  interface LifeFilter {

    boolean picks(Labels group, AlertLife life);
  }
}
