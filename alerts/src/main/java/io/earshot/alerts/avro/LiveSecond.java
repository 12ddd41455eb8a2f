package io.earshot.alerts.avro;

import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.schema.AgentRole;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import io.earshot.schema.StreamWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Samples of the LIVE word on a second. */
final class LiveSecond {

  private final Measurement measurement;
  private final Places places;
  private final List<Sample> samples = new ArrayList<>();
  private final List<SeriesEnd> ends = new ArrayList<>();

  private LiveSecond(Measurement measurement) {
    this.measurement = measurement;
    this.places = Places.of(measurement);
  }

  static SecondOfSession of(Measurement measurement) {
    LiveSecond second = new LiveSecond(measurement);
    measurement.getStreams().forEach(second::addStream);
    measurement.getHops().forEach(second::addHop);
    second.addParticipants(measurement.getParticipants());
    return new SecondOfSession(second.samples, second.ends);
  }

  private void addStream(StreamWindow stream) {
    Labels labels = StreamLabels.of(stream, places.of(stream.getParticipant()));
    if (stream.getExpectedPackets() != null && stream.getLostPackets() != null) {
      Share lost = new Share(stream.getLostPackets(), stream.getExpectedPackets());
      add(Metric.PACKET_LOSS, labels, lost);
    }
    if (stream.getConcealedSamples() != null && stream.getTotalSamples() != null) {
      Share concealed = new Share(stream.getConcealedSamples(), stream.getTotalSamples());
      add(Metric.CONCEALMENT, labels, concealed);
    }
    if (stream.getJitterMillis() != null) {
      add(Metric.JITTER, labels, MeasuredDelays.of(List.of(stream.getJitterMillis())));
    }
    if (stream.getJitterBufferMillis() != null) {
      add(Metric.JITTER_BUFFER, labels, MeasuredDelays.of(List.of(stream.getJitterBufferMillis())));
    }
    if (!stream.getRttMillis().isEmpty()) {
      add(Metric.RTCP_RTT, labels, MeasuredDelays.of(stream.getRttMillis()));
    }
  }

  private void addHop(HopWindow hop) {
    Map<String, String> names = new HashMap<>();
    names.put("hop", hop.getHop());
    names.put("from", hop.getFrom());
    names.put("to", hop.getTo());
    names.put("clock", hop.getClock());
    Labels labels = places.session().plus(Labels.of(names));
    MeasuredDelays.byBound(hop)
        .forEach((bound, delays) -> add(Metric.HOP_DELAY, labels.plus(bound), delays));
  }

  private void addParticipants(List<ParticipantWindow> participants) {
    long gaps = 0;
    Map<String, Long> dropped = new TreeMap<>();
    boolean hasRtt = false;
    for (ParticipantWindow participant : participants) {
      addParticipant(participant);
      gaps += participant.getAgentGaps();
      participant.getAgentDropped().forEach((why, count) -> dropped.merge(why, count, Long::sum));
      hasRtt |= !participant.getIceRttMillis().isEmpty();
    }
    if (!hasRtt && !measurement.getIceRttMillis().isEmpty()) {
      add(Metric.ICE_RTT, places.session(), MeasuredDelays.of(measurement.getIceRttMillis()));
    }
    if (gaps != 0) {
      add(Metric.AGENT_GAPS, places.session(), new Tally(gaps));
    }
    dropped.forEach(
        (why, count) ->
            add(
                Metric.AGENT_DROPS,
                places.session().plus(Labels.of("reason", why)),
                new Tally(count)));
    if (!participants.isEmpty() && participants.stream().allMatch(LiveSecond::isGone)) {
      end(Labels.of("session", measurement.getSession()));
    }
  }

  private void addParticipant(ParticipantWindow participant) {
    Labels labels = connectionLabels(participant);
    if (!participant.getIceRttMillis().isEmpty()) {
      add(Metric.ICE_RTT, labels, MeasuredDelays.of(participant.getIceRttMillis()));
    }
    if (participant.getConnectionAttempts() + participant.getConnectionFailures() > 0) {
      Share failed =
          new Share(participant.getConnectionFailures(), participant.getConnectionAttempts());
      add(Metric.CONNECTION_FAILURES, labels, failed);
    }
    if (participant.getHasLeft()) {
      end(
          Labels.of(
              Map.of(
                  "session",
                  measurement.getSession(),
                  "participant",
                  participant.getParticipant())));
      if (!isHost(participant)) {
        participant.getAgents().forEach(agent -> end(Labels.of("agent", agent)));
      }
    } else if (participant.getBatches() > 0) {
      addHeartbeat(participant, labels);
    }
  }

  /**
   * An agent beside SFU or TURN has nothing to say about a call in which nothing happens, so it is
   * heard of, but nobody waits for it as for a participant.
   */
  private void addHeartbeat(ParticipantWindow participant, Labels labels) {
    Labels heard = labels;
    if (isHost(participant)) {
      Map<String, String> known = labels.asMap();
      known.remove("participant");
      heard = Labels.of(known);
    }
    add(Metric.AGENT_HEARTBEAT, heard, new Tally(1));
  }

  private Labels connectionLabels(ParticipantWindow participant) {
    Labels labels =
        places
            .of(participant.getParticipant())
            .plus(Labels.of("role", participant.getRole().name().toLowerCase(Locale.ROOT)));
    String transport = participant.getTransport();
    return transport == null ? labels : labels.plus(Labels.of("transport", transport));
  }

  /** Nobody leaves a call as its SFU: it stays for others. */
  private static boolean isGone(ParticipantWindow participant) {
    return participant.getHasLeft() || isHost(participant);
  }

  private static boolean isHost(ParticipantWindow participant) {
    return participant.getRole() == AgentRole.SFU || participant.getRole() == AgentRole.TURN;
  }

  private void add(Metric metric, Labels labels, Observation observation) {
    samples.add(new Sample(metric, labels, measurement.getSecond(), observation));
  }

  private void end(Labels labels) {
    ends.add(new SeriesEnd(labels, measurement.getSecond()));
  }
}
