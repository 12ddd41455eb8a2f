package io.earshot.streams.session.chain;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.StreamWindow;
import io.earshot.streams.session.result.UtteranceTotal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Composes the way of each utterance from what its parts took in the seconds that it passed them.
 *
 * <p>Example: a frame of 20 ms, 15 ms up, 0.2 ms through the SFU, 0.5 ± 0.5 ms to the worker, 38 ±
 * 22 ms in its buffer, 285 ms of work, a frame of 20 ms, 0.5 ± 0.5 ms and 0.2 ms to leave, 58 ± 21
 * ms down and in the listener's buffer: 437 ± 44 ms.
 */
public final class Chains {

  /** Frame of nearly every WebRTC call (RFC 7587 §4.2: the recommended packet time). */
  static final long FRAME_NANOS = 20_000_000;

  /** Seconds after the translation left in which its listener's buffer is still to be read. */
  private static final int SETTLING_SECONDS = 2;

  private static final int MAX_WAITING = 256;
  private static final long RESOLUTION_NANOS = 100_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final ChainSink sink;
  private final ChainParts parts = new ChainParts();
  private final Deque<Translation> waiting = new ArrayDeque<>();
  private final TreeSet<Hearing> hearings = new TreeSet<>();

  /** Who hears which worker. */
  private record Hearing(String worker, String listener) implements Comparable<Hearing> {
    @Override
    public int compareTo(Hearing other) {
      int byWorker = worker.compareTo(other.worker);
      return byWorker != 0 ? byWorker : listener.compareTo(other.listener);
    }
  }

  public Chains(ChainSink sink) {
    this.sink = sink;
  }

  /** Takes an utterance that has left its worker. */
  public void onTranslation(Translation translation) {
    if (waiting.size() == MAX_WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(translation);
  }

  /** Takes note of somebody who receives a stream of a worker. */
  public void onHearing(String worker, String listener) {
    hearings.add(new Hearing(worker, listener));
  }

  /**
   * Takes the windows of a second that was closed and composes what has settled by it.
   *
   * @param server name of the SFU
   */
  public void closeSecond(
      long second, String server, List<HopWindow> hops, List<StreamWindow> streams) {
    parts.observe(second, hops, streams);
    int count = waiting.size();
    for (int i = 0; i < count; i++) {
      Translation next = waiting.removeFirst();
      if (secondOf(next.outNanos()) + SETTLING_SECONDS <= second) {
        compose(next, server);
      } else {
        waiting.addLast(next);
      }
    }
  }

  private static long secondOf(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_SECOND);
  }

  private void compose(Translation of, String server) {
    long outSecond = secondOf(of.outNanos());
    Composition leaving = leaving(of.worker(), server, outSecond);
    put(Hop.WORKER_SFU, of.worker(), server, leaving, of);
    for (Hearing hearing : hearings) {
      if (hearing.worker().equals(of.worker()) && !hearing.listener().equals(of.speaker())) {
        compose(of, server, hearing.listener());
      }
    }
  }

  private void compose(Translation of, String server, String listener) {
    long outSecond = secondOf(of.outNanos());
    PartName down = PartName.of(Hop.DOWNLINK, server, listener);
    Composition received = leaving(of.worker(), server, outSecond).addResidence(server, outSecond);
    received.add(down, outSecond);
    put(Hop.WORKER_SFU_CLIENT, of.worker(), listener, received, of);
    Composition heard = heard(of.worker(), server, listener, outSecond);
    put(Hop.TO_EAR, of.worker(), listener, heard, of);
    sink.total(of.utterance(), total(of, server, listener, heard));
  }

  private void put(Hop hop, String from, String to, Composition composed, Translation of) {
    if (composed.isComplete()) {
      sink.hop(hop, from, to, composed.nanos(), composed.boundNanos(null), of.outNanos());
    }
  }

  private UtteranceTotal total(Translation of, String server, String listener, Composition heard) {
    String speaker = of.speaker();
    if (speaker == null) {
      return new UtteranceTotal(listener, null, null, null, List.of("speaker"));
    }
    Composition whole =
        spoken(of, server, speaker)
            .add(of.outNanos() - of.clockStartNanos(), RESOLUTION_NANOS)
            .add(heard);
    if (!whole.isComplete()) {
      return new UtteranceTotal(listener, null, null, null, whole.missing());
    }
    Long doubtNanos = sink.offsetDoubtNanos(speaker, listener, secondOf(of.outNanos()));
    long boundNanos = whole.boundNanos(doubtNanos);
    sink.hop(Hop.TOTAL, speaker, listener, whole.nanos(), boundNanos, of.outNanos());
    Long startNanos = of.speechStartNanos();
    return new UtteranceTotal(
        listener,
        whole.nanos(),
        boundNanos,
        startNanos == null ? null : whole.nanos() + of.clockStartNanos() - startNanos,
        List.of());
  }

  /** From the speaker's microphone to where the worker's clock starts. */
  private Composition spoken(Translation of, String server, String speaker) {
    long second = secondOf(of.clockStartNanos());
    String worker = of.worker();
    return new Composition(parts)
        .add(FRAME_NANOS, 0)
        .add(PartName.of(Hop.UPLINK, speaker, server), second)
        .addResidence(server, second)
        .add(PartName.of(Hop.SFU_WORKER, server, worker), second)
        .addBuffer(new PartName(PartName.JITTER_BUFFER, speaker, worker), second, FRAME_NANOS);
  }

  /** From the worker to the SFU: a frame has to fill, and half a round trip. */
  private Composition leaving(String worker, String server, long second) {
    return new Composition(parts)
        .add(FRAME_NANOS, 0)
        .add(PartName.of(Hop.SFU_WORKER, server, worker), second);
  }

  /** From the worker to the listener's ear, by frames that were seen at both ends if there are. */
  private Composition heard(String worker, String server, String listener, long second) {
    Composition heard = leaving(worker, server, second).addResidence(server, second);
    PartName joined = PartName.of(Hop.SFU_TO_EAR, server, listener);
    PartName played = PartName.of(Hop.BUFFER, listener, listener);
    if (heard.has(joined, second)) {
      return heard.addBuffer(joined, second, FRAME_NANOS);
    }
    heard.add(PartName.of(Hop.DOWNLINK, server, listener), second);
    return heard.addBuffer(
        heard.has(played, second) ? played : new PartName(PartName.JITTER_BUFFER, worker, listener),
        second,
        FRAME_NANOS);
  }

  public void writeTo(SnapshotWriter out) {
    parts.writeTo(out);
    out.writeUnsigned(waiting.size());
    waiting.forEach(translation -> translation.writeTo(out));
    out.writeUnsigned(hearings.size());
    for (Hearing hearing : hearings) {
      out.writeString(hearing.worker());
      out.writeString(hearing.listener());
    }
  }

  public void readFrom(SnapshotReader in) {
    parts.readFrom(in);
    for (int n = in.readCount(MAX_WAITING); n > 0; n--) {
      waiting.addLast(Translation.readFrom(in));
    }
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      hearings.add(new Hearing(in.readString(), in.readString()));
    }
  }
}
