package io.earshot.streams.session.lane;

import io.earshot.media.clock.graph.PairOffset;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.chain.ChainSink;
import io.earshot.streams.session.chain.Chains;
import io.earshot.streams.session.chain.Translation;
import io.earshot.streams.session.clock.Offsets;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.StageEvent;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.StreamWindow;
import io.earshot.streams.session.result.UtteranceTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Utterances on their way from a speaker through a worker to the listeners. */
final class Translations implements ChainSink {

  private static final String INBOUND = "in";

  private final Facts facts;
  private final Utterances utterances;
  private final Hops hops;
  private final Offsets offsets;
  private final Chains chains = new Chains(this);

  Translations(Facts facts, Utterances utterances, Hops hops, Offsets offsets) {
    this.facts = facts;
    this.utterances = utterances;
    this.hops = hops;
    this.offsets = offsets;
  }

  void onStage(String worker, StageEvent event, long eventNanos) {
    Utterances.Utterance utterance = utterances.onStage(event, eventNanos);
    if (utterance == null) {
      return;
    }
    if (utterance.speaker == null) {
      utterance.speaker = facts.tracks().speakerOf(worker, event.track());
    }
    Long startNanos = utterance.workerStartNanos();
    if (event.stage() == Stage.WORKER_OUT && startNanos != null) {
      hops.tally(Hop.WORKER, worker, worker, HopClock.SAME)
          .add(eventNanos - startNanos, MarkJoins.RESOLUTION_NANOS, eventNanos);
      chains.onTranslation(
          new Translation(
              utterance.id,
              utterance.speaker,
              worker,
              utterance.atNanos.get(Stage.WORKER_IN),
              startNanos,
              eventNanos));
    }
  }

  void closeSecond(long second, List<HopWindow> closedHops, List<StreamWindow> closedStreams) {
    for (StreamWindow stream : closedStreams) {
      String peer = stream.peer();
      if (stream.direction().equals(INBOUND) && peer != null && facts.roleOf(peer) == Role.WORKER) {
        chains.onHearing(peer, stream.participant());
      }
    }
    chains.closeSecond(second, facts.serverName(), closedHops, closedStreams);
  }

  @Override
  public void hop(Hop hop, String from, String to, long nanos, long boundNanos, long eventNanos) {
    hops.tally(hop, from, to, HopClock.COMPOSED).add(nanos, boundNanos, eventNanos);
  }

  @Override
  public void total(String utterance, UtteranceTotal total) {
    utterances.onTotal(utterance, total);
  }

  @Override
  public @Nullable Long offsetDoubtNanos(String from, String to, long second) {
    ClockName fromClock = facts.clockOf(from);
    ClockName toClock = facts.clockOf(to);
    if (fromClock == null || toClock == null || fromClock.equals(toClock)) {
      return null;
    }
    PairOffset offset = offsets.between(fromClock, toClock, second);
    return offset == null ? null : offset.errNanos();
  }

  void writeTo(SnapshotWriter out) {
    chains.writeTo(out);
  }

  void readFrom(SnapshotReader in) {
    chains.readFrom(in);
  }
}
