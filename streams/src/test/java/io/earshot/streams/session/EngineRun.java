package io.earshot.streams.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.input.Batch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Runs of an engine over made-up calls. */
final class EngineRun {

  static final long AFTER_THE_END = Calls.START_SECOND + 300;

  private EngineRun() {}

  static Recorder run(List<Arrival> arrivals) {
    Recorder recorder = new Recorder();
    SessionEngine engine = new SessionEngine(EngineSettings.DEFAULT);
    feed(engine, arrivals, recorder);
    engine.tick(AFTER_THE_END, recorder);
    return recorder;
  }

  static void feed(SessionEngine engine, List<Arrival> arrivals, Recorder recorder) {
    for (Arrival arrival : arrivals) {
      engine.accept(
          arrival.batch(),
          nameOf(arrival.batch()).getBytes(UTF_8),
          arrival.receiptMillis(),
          recorder);
    }
  }

  /** Stands for the wire bytes: enough to find the batch again. */
  static String nameOf(Batch batch) {
    return batch.agent() + "#" + batch.sequence();
  }

  static Map<String, Batch> wiresOf(List<Arrival> arrivals) {
    Map<String, Batch> byName = new TreeMap<>();
    arrivals.forEach(arrival -> byName.put(nameOf(arrival.batch()), arrival.batch()));
    return byName;
  }

  static SessionEngine restored(Recorder recorder, Map<String, Batch> wires) {
    SessionEngine engine = new SessionEngine(EngineSettings.DEFAULT);
    recorder.store.forEach(
        (session, parts) ->
            parts.forEach(
                (part, state) -> {
                  if (part.startsWith(SessionEngine.PENDING_PREFIX)) {
                    PendingPart pending = PendingPart.decode(state);
                    String name = new String(pending.wire(), UTF_8);
                    engine.restorePending(part, pending, Objects.requireNonNull(wires.get(name)));
                  } else {
                    engine.restore(session, part, state);
                  }
                }));
    engine.restored();
    return engine;
  }
}
