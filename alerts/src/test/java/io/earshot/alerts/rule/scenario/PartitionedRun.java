package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.partition.AlertSink;
import io.earshot.alerts.partition.FleetAlerts;
import io.earshot.alerts.partition.FleetShare;
import io.earshot.alerts.partition.RuleBook;
import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.partition.SessionAlerts;
import io.earshot.alerts.partition.StateSink;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays a scenario through both stages, one partition, with stores that outlive a crash. */
final class PartitionedRun implements AlertSink, PartitionedScenario.Target {

  private final EngineSettings settings;
  private final RuleBook book = new RuleBook();
  private final Set<Integer> crashes;
  private final TreeMap<String, byte[]> sessionParts = new TreeMap<>();
  private final TreeMap<String, byte[]> fleetParts = new TreeMap<>();
  private final List<Transition> transitions = new ArrayList<>();
  private SessionAlerts sessions;
  private FleetAlerts fleet;
  private int inputs;

  /** Crashes after inputs of these numbers; 0 is the first. */
  PartitionedRun(EngineSettings settings, Set<Integer> crashes) {
    this.settings = settings;
    this.crashes = crashes;
    this.sessions = newSessions();
    this.fleet = newFleet();
  }

  private SessionAlerts newSessions() {
    return new SessionAlerts(0, book, settings, new Parts(sessionParts));
  }

  private FleetAlerts newFleet() {
    return new FleetAlerts(1, book, settings, new Parts(fleetParts));
  }

  @Override
  public void learn(long fromSecond, RuleSet rules) {
    book.learn(fromSecond, rules);
  }

  @Override
  public void hear(SecondOfSession heard) {
    sessions.accept(heard);
    crashIfDue();
  }

  @Override
  public void close(long second) {
    sessions.close(second, null, this);
    crashIfDue();
  }

  @Override
  public List<Transition> transitions() {
    return transitions;
  }

  EngineCounters counters() {
    return sessions.counters();
  }

  int inputs() {
    return inputs;
  }

  private void crashIfDue() {
    if (crashes.contains(inputs++)) {
      sessions = newSessions();
      sessionParts.forEach((key, value) -> sessions.restore(Parts.key(key), value));
      sessions.restored();
      fleet = newFleet();
      fleetParts.forEach((key, value) -> fleet.restore(Parts.key(key), value));
      fleet.restored();
    }
  }

  @Override
  public void transition(Transition transition) {
    transitions.add(transition);
  }

  @Override
  public void forgotten(String alertId, long second) {}

  @Override
  public void share(FleetShare share) {
    fleet.accept(FleetShare.of(share.toBytes()), this);
  }

  /** A store. */
  private record Parts(TreeMap<String, byte[]> values) implements StateSink {

    @Override
    public void store(byte[] key, byte @Nullable [] value) {
      String name = HexFormat.of().formatHex(key);
      if (value == null) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    }

    static byte[] key(String name) {
      return HexFormat.of().parseHex(name);
    }
  }
}
