package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rules of an engine at work, in order of evaluation, and what is left of rules that went. */
final class RuleRuns {

  private static final int MAX_RULES = 1 << 16;

  private final Shared shared;
  private final Map<String, RuleRun> byName = new LinkedHashMap<>();
  private final Map<Metric, List<MeteredRun>> byMetric = new EnumMap<>(Metric.class);
  private final List<Orphan> orphans = new ArrayList<>();

  private RuleRuns(Shared shared) {
    this.shared = shared;
  }

  static RuleRuns of(RuleSet rules, Shared shared) {
    RuleRuns runs = new RuleRuns(shared);
    for (Rule rule : rules.rules()) {
      if (!shared.stage().evaluates(rule)) {
        runs.addDistant(rule);
      } else if (rule.subject() instanceof Subject.Metered metered) {
        MeteredRun run = new MeteredRun(rule, metered, rules.contextNames(rule), shared);
        runs.byMetric.computeIfAbsent(metered.metric(), unused -> new ArrayList<>()).add(run);
        runs.byName.put(rule.name(), run);
      } else if (rule.subject() instanceof Subject.RollUp rollUp) {
        runs.byName.put(rule.name(), new RollUpRun(rule, runs.childOf(rollUp), shared));
      }
    }
    return runs;
  }

  /** What sessions tell the fleet; the fleet tells sessions nothing. */
  private void addDistant(Rule rule) {
    if (shared.stage() == Stage.FLEET) {
      byName.put(rule.name(), new DistantRun(rule, shared));
    }
  }

  void learn(Transition transition) {
    if (byName.get(transition.rule()) instanceof DistantRun distant) {
      distant.learn(transition);
    }
  }

  void learn(Ailment ailment) {
    if (byName.get(ailment.rule()) instanceof DistantRun distant) {
      distant.learn(ailment.kind());
    }
  }

  private RuleRun childOf(Subject.RollUp rollUp) {
    RuleRun child = byName.get(rollUp.child());
    if (child == null) {
      throw new IllegalStateException("roll-up of '" + rollUp.child() + "' stands before it");
    }
    return child;
  }

  boolean isUsed(Metric metric) {
    return byMetric.containsKey(metric);
  }

  void startAt(long tick) {
    byMetric.values().forEach(runs -> runs.forEach(run -> run.startAt(tick)));
  }

  void take(Sample sample) {
    for (MeteredRun run : byMetric.getOrDefault(sample.metric(), List.of())) {
      run.take(sample);
    }
  }

  void end(Labels ended) {
    byMetric.values().forEach(runs -> runs.forEach(run -> run.end(ended)));
  }

  void evaluate(long tick, TransitionSink sink) {
    for (RuleRun run : byName.values()) {
      if (run.rule().timing().isDue(tick)) {
        run.evaluate(tick, sink);
      }
      run.book().forget(tick, sink);
    }
  }

  /** Ends alerts whose rules are gone, and what was said about these rules, at a tick of theirs. */
  void retireOrphans(long tick, TransitionSink sink) {
    orphans.forEach(orphan -> orphan.judge(tick, shared.own(), sink));
    orphans.removeIf(Orphan::isForgotten);
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(byName.size() + orphans.size());
    byName.values().forEach(run -> StoredRun.of(run).writeTo(out));
    orphans.forEach(orphan -> orphan.stored().writeTo(out));
  }

  /**
   * Takes over what was stored.
   *
   * @param startTick from when on new rules over everything expect something
   */
  void readFrom(SnapshotReader in, long startTick) {
    for (int left = in.readCount(MAX_RULES); left > 0; left--) {
      StoredRun stored = StoredRun.readFrom(in);
      RuleRun run = byName.get(stored.name());
      if (run != null && stored.continuesIn(run.rule())) {
        stored.restore(run);
      } else {
        orphans.add(stored.orphan(shared.settings().resendSeconds()));
      }
    }
    if (startTick != Long.MIN_VALUE) {
      startAt(startTick);
    }
  }
}
