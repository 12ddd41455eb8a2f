package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.StageEvent;
import io.earshot.streams.session.result.UtteranceSummary;
import io.earshot.streams.session.result.UtteranceTotal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The utterances of one session, by the first time that each stage was reached. */
final class Utterances {

  /** Stages by event time of the first, all of one worker's clock. */
  static final class Utterance {
    final String id;
    final Map<Stage, Long> atNanos = new EnumMap<>(Stage.class);
    final Map<Stage, Long> queuedNanos = new EnumMap<>(Stage.class);
    final Map<String, UtteranceTotal> totals = new TreeMap<>();
    @Nullable String speaker;

    Utterance(String id) {
      this.id = id;
    }

    long startNanos() {
      return atNanos.values().stream().mapToLong(Long::longValue).min().orElse(0);
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
  @Nullable Utterance onStage(StageEvent event, long eventNanos) {
    String id = event.utterance();
    Utterance utterance = byId.get(id);
    if (utterance == null) {
      if (byId.size() == maxUtterances) {
        removeOldest();
      }
      utterance = new Utterance(id);
      byId.put(id, utterance);
    }
    if (utterance.atNanos.putIfAbsent(event.stage(), eventNanos) != null) {
      return null;
    }
    if (event.queuedNanos() != StageEvent.UNKNOWN_NANOS) {
      utterance.queuedNanos.put(event.stage(), event.queuedNanos());
    }
    changed.put(id, utterance);
    return utterance;
  }

  /** Takes how long one took to a listener. */
  void onTotal(String id, UtteranceTotal total) {
    Utterance utterance = byId.get(id);
    if (utterance != null) {
      utterance.totals.put(total.listener(), total);
      changed.put(id, utterance);
    }
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
    List<Utterance> inOrder = new ArrayList<>(byId.values());
    inOrder.sort(
        Comparator.comparingLong(Utterance::startNanos).thenComparing(utterance -> utterance.id));
    Outcomes outcomes = new Outcomes(inOrder);
    List<UtteranceSummary> summaries = new ArrayList<>();
    for (Utterance utterance : inOrder) {
      long startNanos = utterance.startNanos();
      Map<Stage, Long> sinceStartNanos = new EnumMap<>(Stage.class);
      utterance.atNanos.forEach((stage, nanos) -> sinceStartNanos.put(stage, nanos - startNanos));
      summaries.add(
          new UtteranceSummary(
              utterance.id,
              startNanos,
              sinceStartNanos,
              utterance.speaker,
              outcomes.of(utterance),
              List.copyOf(utterance.totals.values()),
              new EnumMap<>(utterance.queuedNanos)));
    }
    return summaries;
  }

  static void write(Utterance utterance, SnapshotWriter out) {
    write(utterance.atNanos, out);
    write(utterance.queuedNanos, out);
    out.writeBoolean(utterance.speaker != null);
    if (utterance.speaker != null) {
      out.writeString(utterance.speaker);
    }
    out.writeUnsigned(utterance.totals.size());
    utterance.totals.values().forEach(total -> Totals.write(total, out));
  }

  private static void write(Map<Stage, Long> nanosByStage, SnapshotWriter out) {
    out.writeUnsigned(nanosByStage.size());
    nanosByStage.forEach(
        (stage, nanos) -> {
          out.writeUnsigned(stage.ordinal());
          out.writeSigned(nanos);
        });
  }

  void read(String id, SnapshotReader in) {
    Utterance utterance = new Utterance(id);
    read(in, utterance.atNanos);
    read(in, utterance.queuedNanos);
    utterance.speaker = in.readBoolean() ? in.readString() : null;
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      UtteranceTotal total = Totals.read(in);
      utterance.totals.put(total.listener(), total);
    }
    byId.put(id, utterance);
  }

  private static void read(SnapshotReader in, Map<Stage, Long> into) {
    Stage[] stages = Stage.values();
    for (int n = in.readCount(stages.length); n > 0; n--) {
      into.put(stages[in.readCount(stages.length - 1)], in.readSigned());
    }
  }

  /** Puts restored utterances into the order of their start, which decides which is the oldest. */
  void sortRestored() {
    List<Utterance> sorted = new ArrayList<>(byId.values());
    sorted.sort(
        Comparator.comparingLong(Utterance::startNanos).thenComparing(utterance -> utterance.id));
    byId.clear();
    sorted.forEach(utterance -> byId.put(utterance.id, utterance));
  }
}
