package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.result.ParticipantWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who observes for one participant and where it stands; what the open window heard of it. */
final class Presence {

  /** More beside one participant is a mistake; those are heard, but not told apart. */
  static final int MAX_AGENTS = 16;

  /** Reasons of one window; beyond these they share one name. */
  private static final int MAX_REASONS = 32;

  private final Map<String, HeardAgent> agents = new TreeMap<>();
  private final Map<String, String> labels = new TreeMap<>();
  private long batches;
  private long observations;
  private long gaps;
  private int attempts;
  private int failures;
  private Map<String, Long> dropped = new TreeMap<>();
  private Map<String, Long> failureReasons = new TreeMap<>();
  private final List<Double> iceRttMillis = new ArrayList<>();

  void onHeard(Batch batch) {
    batches++;
    observations += batch.observations();
    batch.labels().forEach((label, value) -> labels.put(label.key(), value));
    HeardAgent agent = agents.get(batch.agent());
    if (agent == null && agents.size() < MAX_AGENTS) {
      agent = new HeardAgent();
      agents.put(batch.agent(), agent);
    }
    if (agent != null) {
      gaps += agent.onBatch(batch, (reason, count) -> add(dropped, reason, count));
    }
  }

  void onAttempt() {
    attempts++;
  }

  void onFailure(String reason) {
    failures++;
    add(failureReasons, reason, 1);
  }

  void onIceRtt(double rttMillis) {
    iceRttMillis.add(rttMillis);
  }

  private static void add(Map<String, Long> counts, String name, long count) {
    boolean hasRoom = counts.containsKey(name) || counts.size() < MAX_REASONS;
    counts.merge(hasRoom ? name : "other", count, Long::sum);
  }

  /** Whether the open window has heard anything. */
  boolean isHeard() {
    return batches + attempts + failures > 0 || !iceRttMillis.isEmpty();
  }

  /** What the open window heard; the next one begins empty. */
  ParticipantWindow closeWindow(ParticipantFacts participant) {
    ParticipantWindow closed =
        new ParticipantWindow(
            participant.id,
            participant.role(),
            List.copyOf(agents.keySet()),
            new TreeMap<>(labels),
            batches,
            observations,
            gaps,
            dropped,
            attempts,
            failures,
            failureReasons,
            participant.transport(),
            List.copyOf(iceRttMillis),
            participant.hasLeft());
    batches = 0;
    observations = 0;
    gaps = 0;
    attempts = 0;
    failures = 0;
    dropped = new TreeMap<>();
    failureReasons = new TreeMap<>();
    iceRttMillis.clear();
    return closed;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(agents.size());
    agents.forEach(
        (id, agent) -> {
          out.writeString(id);
          agent.writeTo(out);
        });
    Names.write(labels, out);
  }

  void readFrom(SnapshotReader in) {
    for (int n = in.readCount(MAX_AGENTS); n > 0; n--) {
      agents.put(in.readString(), HeardAgent.readFrom(in));
    }
    Names.read(in, labels);
  }
}
