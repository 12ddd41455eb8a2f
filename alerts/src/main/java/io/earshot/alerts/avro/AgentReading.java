package io.earshot.alerts.avro;

import io.earshot.alerts.explanation.AgentSecond;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import io.earshot.schema.Revision;
import java.util.List;
import java.util.Locale;

/** What measurements know of agents. */
public final class AgentReading {

  private AgentReading() {}

  /** Of the LIVE word on a second, which rules are judged by; empty for any other. */
  public static List<AgentSecond> agents(Measurement measurement) {
    return measurement.getRevision() == Revision.LIVE && measurement.getWindowSeconds() == 1
        ? measurement.getParticipants().stream()
            .map(each -> agents(measurement.getSecond(), each))
            .toList()
        : List.of();
  }

  private static AgentSecond agents(long second, ParticipantWindow of) {
    return new AgentSecond(
        second,
        of.getParticipant(),
        of.getRole().name().toLowerCase(Locale.ROOT),
        List.copyOf(of.getAgents()),
        of.getBatches(),
        of.getObservations(),
        of.getAgentGaps(),
        of.getAgentDropped());
  }
}
