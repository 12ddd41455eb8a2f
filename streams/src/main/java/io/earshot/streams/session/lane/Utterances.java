package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.result.UtteranceOutcome;
import io.earshot.streams.session.result.UtteranceSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The utterances of one session, by the first time that each stage was reached. */
final class Utterances {

  /** Stages by event time of the first, all of one worker's clock. */
  static final class Utterance {
    final String id;
    final Map<Stage, Long> atNanos = new EnumMap<>(Stage.class);

    Utterance(String id) {
      this.id = id;
    }

    /**
     * Where the worker's clock starts: the end of a segment if it waits for one, else its start.
     */
    @Nullable Long workerStartNanos() {
      Long speechEndNanos = atNanos.get(Stage.SPEECH_END);
      return speechEndNanos != null ? speechEndNanos : atNanos.get(Stage.WORKER_IN);
    }
  }

  private final int maxUtterances;
  private final Map<String, Utterance> byId = new LinkedHashMap<>();
  private final Map<String, Utterance> changed = new HashMap<>();
  private final List<String> removed = new ArrayList<>();
  private long overflows;

  Utterances(int maxUtterances) {
    this.maxUtterances = maxUtterances;
  }

  /** Takes a stage; the first time it is reached counts. Null if it had been reached before. */
  @Nullable Utterance onStage(String id, Stage stage, long eventNanos) {
    Utterance utterance = byId.get(id);
    if (utterance == null) {
      if (byId.size() == maxUtterances) {
        removeOldest();
      }
      utterance = new Utterance(id);
      byId.put(id, utterance);
    }
    if (utterance.atNanos.putIfAbsent(stage, eventNanos) != null) {
      return null;
    }
    changed.put(id, utterance);
    return utterance;
  }

  private void removeOldest() {
    Iterator<String> oldest = byId.keySet().iterator();
    String id = oldest.next();
    oldest.remove();
    changed.remove(id);
    removed.add(id);
    overflows++;
  }

  long overflows() {
    return overflows;
  }

  Map<String, Utterance> takeChanged() {
    Map<String, Utterance> taken = new HashMap<>(changed);
    changed.clear();
    return taken;
  }

  List<String> takeRemoved() {
    List<String> taken = new ArrayList<>(removed);
    removed.clear();
    return taken;
  }

  List<UtteranceSummary> summaries() {
    List<UtteranceSummary> summaries = new ArrayList<>();
    for (Utterance utterance : byId.values()) {
      long startNanos =
          utterance.atNanos.values().stream().mapToLong(Long::longValue).min().orElse(0);
      Map<Stage, Long> sinceStartNanos = new EnumMap<>(Stage.class);
      utterance.atNanos.forEach((stage, nanos) -> sinceStartNanos.put(stage, nanos - startNanos));
      summaries.add(
          new UtteranceSummary(
              utterance.id,
              startNanos,
              sinceStartNanos,
              null,
              utterance.atNanos.containsKey(Stage.WORKER_IN)
                      && utterance.atNanos.containsKey(Stage.WORKER_OUT)
                  ? UtteranceOutcome.COMPLETE
                  : UtteranceOutcome.PARTIAL,
              List.of(),
              Map.of()));
    }
    summaries.sort(
        Comparator.comparingLong(UtteranceSummary::startNanos)
            .thenComparing(UtteranceSummary::utterance));
    return summaries;
  }

  static void write(Utterance utterance, SnapshotWriter out) {
    out.writeUnsigned(utterance.atNanos.size());
    utterance.atNanos.forEach(
        (stage, nanos) -> {
          out.writeUnsigned(stage.ordinal());
          out.writeSigned(nanos);
        });
  }

  void read(String id, SnapshotReader in) {
    Stage[] stages = Stage.values();
    Utterance utterance = new Utterance(id);
    for (int n = in.readCount(stages.length); n > 0; n--) {
      utterance.atNanos.put(stages[in.readCount(stages.length - 1)], in.readSigned());
    }
    byId.put(id, utterance);
  }

  /** Puts restored utterances into the order of their start, which decides which is the oldest. */
  void sortRestored() {
    List<Utterance> sorted = new ArrayList<>(byId.values());
    sorted.sort(
        Comparator.<Utterance>comparingLong(
                u -> u.atNanos.values().stream().mapToLong(Long::longValue).min().orElse(0))
            .thenComparing(u -> u.id));
    byId.clear();
    sorted.forEach(utterance -> byId.put(utterance.id, utterance));
  }
}
