package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A rule that is evaluated in other engines: what they say of it. It opens no alert of its own. */
final class DistantRun implements RuleRun {

  private static final int MAX_FIRING = 1 << 24;

  private final Rule rule;
  private final OwnAlerts own;
  private final AlertBook book;
  private final Map<String, Labels> placeByAlert = new TreeMap<>();
  private final Set<Ailment.Kind> ailments = EnumSet.noneOf(Ailment.Kind.class);

  DistantRun(Rule rule, Shared shared) {
    this.rule = rule;
    this.own = shared.own();
    this.book = new AlertBook(rule, shared.settings().resendSeconds());
  }

  void learn(Transition transition) {
    if (transition.to().isOutwardlyFiring()) {
      placeByAlert.put(transition.alertId(), transition.labels().plus(transition.context()));
    } else {
      placeByAlert.remove(transition.alertId());
    }
  }

  void learn(Ailment.Kind ailment) {
    ailments.add(ailment);
  }

  @Override
  public void evaluate(long tick, TransitionSink sink) {
    own.judgeError(rule, tick, ailments.contains(Ailment.Kind.ERROR), sink);
    own.judgeOverflow(rule, tick, ailments.contains(Ailment.Kind.OVERFLOW), sink);
    ailments.clear();
  }

  @Override
  public void forEachFiring(Consumer<Labels> action) {
    placeByAlert.values().forEach(action);
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public AlertBook book() {
    return book;
  }

  @Override
  public Labels contextOf(Labels group) {
    return Labels.EMPTY;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(placeByAlert.size());
    placeByAlert.forEach(
        (alert, place) -> {
          out.writeString(alert);
          place.writeTo(out);
        });
    for (Ailment.Kind kind : Ailment.Kind.values()) {
      out.writeBoolean(ailments.contains(kind));
    }
  }

  void readFrom(SnapshotReader in) {
    for (int left = in.readCount(MAX_FIRING); left > 0; left--) {
      placeByAlert.put(in.readString(), Labels.readFrom(in));
    }
    for (Ailment.Kind kind : Ailment.Kind.values()) {
      if (in.readBoolean()) {
        ailments.add(kind);
      }
    }
  }
}
