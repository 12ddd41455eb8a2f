package io.earshot.alerts.explanation;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.engine.RuleEngine;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.Transition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The engine over made up samples, and what is then to be explained. */
final class EngineRun {

  static final String FILE = "mine.yml";

  private final List<RulesSource> files;
  private final List<Sample> samples = new ArrayList<>();
  private final RuleHistory rules = new RuleHistory();
  private final Map<String, List<PublishedChange>> changes = new TreeMap<>();
  private long lastSecond;

  /** With rules as the lines of a file below {@code rules:}. */
  EngineRun(String rulesText) {
    files = List.of(new RulesSource(FILE, "version: 1\nrules:\n" + rulesText));
    rules.learn(new RulesRecord(0, files));
  }

  void offer(Sample sample) {
    samples.add(sample);
  }

  /** Judges each second of a range. */
  EngineRun judge(long fromSecond, long toSecond) {
    RuleEngine engine = RuleEngine.of(RulesReading.of(files).rules(), EngineSettings.USUAL);
    for (long second = fromSecond; second <= toSecond; second++) {
      for (Sample sample : samples) {
        if (sample.tick() == second) {
          engine.offer(sample);
        }
      }
      engine.advance(second, this::accept);
    }
    lastSecond = toSecond;
    return this;
  }

  private void accept(Transition change) {
    changes.computeIfAbsent(change.alertId(), any -> new ArrayList<>()).add(published(change));
  }

  static PublishedChange published(Transition change) {
    return new PublishedChange(
        change, new String(AlertRecord.bytes(change), StandardCharsets.UTF_8));
  }

  List<AlertStory> stories() {
    return changes.values().stream().map(AlertStory::new).toList();
  }

  AlertStory only() {
    if (changes.size() != 1) {
      throw new IllegalStateException("alerts=" + changes.keySet() + ", expected one");
    }
    return stories().get(0);
  }

  KnownRule rule(AlertStory story) {
    Transition edge = story.edge();
    return Objects.requireNonNull(rules.at(edge.tick(), edge.rule(), edge.ruleHash()));
  }

  Explanation explain(AlertStory story, AgentSecond... agents) {
    return explain(story, stories(), agents);
  }

  /** With these alerts as all that are known. */
  Explanation explain(AlertStory story, List<AlertStory> children, AgentSecond... agents) {
    return Explanation.of(
        new AlertFacts(
            story,
            rule(story),
            "",
            lastSecond,
            samples,
            List.of(agents),
            children.stream().filter(each -> isCounted(each, story)).toList(),
            "the finding",
            List.of(),
            List.of()),
        UnaryOperator.identity());
  }

  private boolean isCounted(AlertStory child, AlertStory story) {
    return rule(story).rule().subject() instanceof Subject.RollUp rollUp
        && child.newest().rule().equals(rollUp.child());
  }

  List<Sample> samples() {
    return samples;
  }
}
