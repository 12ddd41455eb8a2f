package io.earshot.alerts.avro;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import java.util.HashMap;
import java.util.Map;

/** What is known of a session and of each of its participants, as labels. */
final class Places {

  private final Labels session;
  private final Map<String, Labels> byParticipant = new HashMap<>();

  private Places(Labels session) {
    this.session = session;
  }

  static Places of(Measurement measurement) {
    Map<String, String> known = new HashMap<>(measurement.getContext());
    known.put("session", measurement.getSession());
    Places places = new Places(Labels.of(known));
    for (ParticipantWindow participant : measurement.getParticipants()) {
      Map<String, String> labels = new HashMap<>(participant.getLabels());
      labels.put("session", measurement.getSession());
      labels.put("participant", participant.getParticipant());
      if (participant.getAgents().size() == 1) {
        // Of several nobody knows which one measured a stream.
        labels.put("agent", participant.getAgents().get(0));
      }
      places.byParticipant.put(
          participant.getParticipant(), places.session.plus(Labels.of(labels)));
    }
    return places;
  }

  Labels session() {
    return session;
  }

  Labels of(String participant) {
    Labels known = byParticipant.get(participant);
    return known == null ? session.plus(Labels.of("participant", participant)) : known;
  }
}
