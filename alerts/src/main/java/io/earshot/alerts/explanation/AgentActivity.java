package io.earshot.alerts.explanation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the agents of one participant sent in a window: what a value rests on, and what it lacks.
 *
 * @param agents ids, sorted
 * @param batches received in the window, empty ones too
 * @param observations in those batches
 * @param gaps batches missing from the agents' sequences
 * @param dropped reason to observations that the agents had no room for, sorted
 */
public record AgentActivity(
    String participant,
    String role,
    List<String> agents,
    long batches,
    long observations,
    long gaps,
    Map<String, Long> dropped) {

  /** Sums the seconds in {@code (fromSecond, toSecond]}, by participant. */
  static List<AgentActivity> in(
      long fromSecond, long toSecond, Collection<AgentSecond> agentSeconds) {
    Map<String, List<AgentSecond>> byParticipant = new TreeMap<>();
    for (AgentSecond each : agentSeconds) {
      if (each.second() > fromSecond && each.second() <= toSecond) {
        byParticipant.computeIfAbsent(each.participant(), any -> new ArrayList<>()).add(each);
      }
    }
    return byParticipant.values().stream().map(AgentActivity::sum).toList();
  }

  private static AgentActivity sum(List<AgentSecond> ofOne) {
    TreeSet<String> agents = new TreeSet<>();
    Map<String, Long> dropped = new TreeMap<>();
    long batches = 0;
    long observations = 0;
    long gaps = 0;
    for (AgentSecond each : ofOne) {
      agents.addAll(each.agents());
      batches += each.batches();
      observations += each.observations();
      gaps += each.gaps();
      each.dropped().forEach((why, count) -> dropped.merge(why, count, Long::sum));
    }
    AgentSecond last = ofOne.get(ofOne.size() - 1);
    return new AgentActivity(
        last.participant(), last.role(), List.copyOf(agents), batches, observations, gaps, dropped);
  }
}
