package io.earshot.alerts.incident;

import io.earshot.alerts.rule.definition.Inhibition;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * What is open outwardly, and who must be told of it when, as Prometheus does: firing at once and
 * again after more than a turn, pending never, resolved at once and for 15 minutes. What another
 * alert inhibits waits until that one is over. Flapping is told to nobody. Whoever heard that an
 * alert fires hears that it is over, however much happened before the next pass.
 *
 * <p>Transitions and ticks in, notices out; a function of both.
 */
public final class OpenAlerts {

  private static final int FORMAT = 1;
  private static final int MAX_OPEN = 1 << 24;

  private final long resendSeconds;
  private final TreeMap<String, OpenAlert> byId = new TreeMap<>();

  /** Creates one without alerts; firing ones are told again after more than these seconds. */
  public OpenAlerts(long resendSeconds) {
    this.resendSeconds = resendSeconds;
  }

  public void accept(Transition transition) {
    OpenAlert open = byId.get(transition.alertId());
    if (open == null) {
      byId.put(transition.alertId(), new OpenAlert(transition));
    } else {
      open.take(transition);
    }
  }

  /**
   * Takes a change that was there before we began to read: whoever ran before may have told it and
   * died before saying so, so its end is told too.
   */
  public void acceptOld(Transition transition) {
    accept(transition);
    OpenAlert open = byId.get(transition.alertId());
    if (open != null) {
      open.mayHaveBeenTold();
    }
  }

  /** Tells what is due once everything of this tick was accepted. */
  public void pass(long tick, RuleSet rules, NoticeSink sink) {
    List<Source> sources = sources(rules);
    Iterator<OpenAlert> each = byId.values().iterator();
    while (each.hasNext()) {
      OpenAlert open = each.next();
      Transition owedEnd = open.owedEnd();
      if (owedEnd != null && !isInhibited(owedEnd, sources)) {
        open.toldOwedEnd();
        sink.accept(notice(owedEnd, tick));
      }
      if (open.isOver(tick)) {
        each.remove();
      } else if (open.isDue(tick, resendSeconds) && !isInhibited(open.last(), sources)) {
        open.told(tick);
        sink.accept(notice(open.news(rules.named(open.last().rule())), tick));
      }
    }
  }

  private static Notice notice(Transition last, long tick) {
    return new Notice(last, tick, tick + last.validUntilTick() - last.tick());
  }

  private List<Source> sources(RuleSet rules) {
    List<Source> sources = new ArrayList<>();
    for (OpenAlert open : byId.values()) {
      Rule rule = rules.named(open.last().rule());
      if (rule != null && open.last().to().isOutwardlyFiring() && holdsBack(rule)) {
        sources.add(new Source(rule, placeOf(open.last())));
      }
    }
    return sources;
  }

  private static boolean holdsBack(Rule rule) {
    return rule.subject() instanceof Subject.RollUp || !rule.inhibits().equals(Inhibition.NONE);
  }

  private static boolean isInhibited(Transition target, List<Source> sources) {
    Labels place = placeOf(target);
    for (Source source : sources) {
      if (RuleSet.inhibits(source.rule, source.place, target.rule(), place)) {
        return true;
      }
    }
    return false;
  }

  private static Labels placeOf(Transition transition) {
    return transition.context().plus(transition.labels());
  }

  public byte[] snapshot() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(FORMAT);
    out.writeUnsigned(byId.size());
    byId.values().forEach(open -> open.writeTo(out));
    return out.toByteArray();
  }

  /**
   * Goes on from a snapshot.
   *
   * @throws io.earshot.media.snapshot.SnapshotFormatException if it is none
   */
  public static OpenAlerts restored(byte[] snapshot, long resendSeconds) {
    SnapshotReader in = new SnapshotReader(snapshot);
    in.readCount(FORMAT);
    OpenAlerts alerts = new OpenAlerts(resendSeconds);
    for (int left = in.readCount(MAX_OPEN); left > 0; left--) {
      OpenAlert open = OpenAlert.readFrom(in);
      alerts.byId.put(open.last().alertId(), open);
    }
    in.expectEnd();
    return alerts;
  }

  /** An alert that holds others back, with all that is known about its place. */
  private record Source(Rule rule, Labels place) {}
}
