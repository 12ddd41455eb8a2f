package io.earshot.streams.session;

import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what an engine puts out as text that compares, and its parts as a store would. */
final class Recorder implements EngineSink {

  final List<String> output = new ArrayList<>();
  final List<WindowMeasurement> windows = new ArrayList<>();
  final List<SessionSummary> summaries = new ArrayList<>();
  final Map<String, Map<String, byte[]>> store = new TreeMap<>();
  long ticks;

  @Override
  public void measurement(WindowMeasurement window) {
    windows.add(window);
    output.add(text(window));
  }

  @Override
  public void tick(long second) {
    ticks++;
    output.add("tick " + second);
  }

  @Override
  public void summary(SessionSummary summary) {
    summaries.add(summary);
    output.add(text(summary));
  }

  @Override
  public void store(String session, String part, byte @Nullable [] state) {
    Map<String, byte[]> parts = store.computeIfAbsent(session, key -> new TreeMap<>());
    if (state == null) {
      parts.remove(part);
    } else {
      parts.put(part, state);
    }
  }

  Set<String> partsOf(String session) {
    return store.getOrDefault(session, Map.of()).keySet();
  }

  List<String> finals() {
    return windows.stream().filter(WindowMeasurement::isFinal).map(Recorder::text).toList();
  }

  SessionSummary lastSummary() {
    return summaries.get(summaries.size() - 1);
  }

  static String text(WindowMeasurement window) {
    StringBuilder text = new StringBuilder();
    text.append(window.isFinal() ? "FINAL " : "LIVE ")
        .append(window.session())
        .append(' ')
        .append(window.second())
        .append('+')
        .append(window.windowSeconds())
        .append(' ')
        .append(window.streams())
        .append(window.iceRttMillis())
        .append(window.context())
        .append(window.participants());
    for (HopWindow hop : window.hops()) {
      text.append(hop.name())
          .append(hop.delay())
          .append(hop.lo())
          .append(hop.hi())
          .append(hop.boundMillis())
          .append(hop.samplesMicros())
          .append(hop.boundsMicros());
    }
    return text.toString();
  }

  /** Summaries hold histograms, which have no text: their snapshots do. */
  static String text(SessionSummary summary) {
    StringBuilder text = new StringBuilder("summary ");
    text.append(summary.session())
        .append(summary.ended())
        .append(summary.startNanos())
        .append(summary.endNanos())
        .append(summary.accounting())
        .append(summary.utterances())
        .append(summary.finding());
    summary
        .participants()
        .forEach(
            p ->
                text.append(p.participant())
                    .append(p.role())
                    .append(p.joinToConnectedMillis())
                    .append(p.joinToFirstAudioMillis())
                    .append(p.failureReasons())
                    .append(p.connectionQuality())
                    .append(p.inLinkQuality())
                    .append(p.outLinkQuality())
                    .append(p.iceRtt().spread()));
    summary
        .streams()
        .forEach(
            s ->
                text.append(s.stream())
                    .append(s.expectedPackets())
                    .append(s.receivedPackets())
                    .append(s.lostPackets())
                    .append(s.ownLegLostPackets())
                    .append(s.lossRuns())
                    .append(s.rating())
                    .append(s.bursts())
                    .append(s.resets())
                    .append(s.jitter().spread())
                    .append(s.rtt().spread()));
    for (HopSummary hop : summary.hops()) {
      SnapshotWriter out = new SnapshotWriter();
      hop.delay().writeTo(out);
      text.append(hop.name()).append(Arrays.toString(out.toByteArray()));
    }
    return text.append(summary.mouthToEar().spread()).toString();
  }
}
