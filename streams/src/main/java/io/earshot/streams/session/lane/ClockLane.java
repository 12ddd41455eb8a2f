package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.clock.SessionClocks;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Probe;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.RemoteStamp;
import io.earshot.streams.session.pending.PendingBatch;
import io.earshot.streams.session.pending.SecondOfEvents;
import org.jspecify.annotations.Nullable;

/**
 * The pass over a session's events that its clocks learn from: probes, sender reports and round
 * trips, times that packets carried, and every frame that was seen on two clocks. It goes before
 * the FINAL pass, which asks for offsets that later events have settled.
 */
public final class ClockLane implements SecondOfEvents.Visitor {

  private final Facts facts = new Facts();
  private final SessionClocks clocks;
  private final MarkJoins joins = new MarkJoins();
  private final Routes routes;
  private final RtcpSamples rtcp;
  private @Nullable Batch lastBatch;
  private boolean sawEvent;

  public ClockLane(SessionClocks clocks, int maxStreams) {
    this.clocks = clocks;
    Streams streams = new Streams(false, maxStreams);
    routes = new Routes(facts, streams, new SampledTransits(clocks));
    rtcp = new RtcpSamples(facts, clocks);
  }

  @Override
  public void onLifecycle(PendingBatch pending, int index) {
    onEvent(pending);
    Lifecycle event = pending.batch().lifecycle().get(index);
    facts.onLifecycle(event, event.atNanos() + pending.toEventNanos());
  }

  @Override
  public void onMark(PendingBatch pending, MarkColumn column, int row) {
    onEvent(pending);
    long eventNanos = column.atNanos()[row] + pending.toEventNanos();
    joins.onMark(routes.of(pending.batch(), column), column, row, eventNanos);
  }

  @Override
  public void onReading(PendingBatch pending, int index) {
    onEvent(pending);
    Reading reading = pending.batch().readings().get(index);
    if (reading.type() == ReadingType.REMOTE_OUTBOUND_RTP) {
      rtcp.onSenderReport(pending.batch(), reading);
    } else if (reading.type() == ReadingType.REMOTE_INBOUND_RTP) {
      rtcp.onRoundTrip(reading);
    }
  }

  @Override
  public void onProbe(PendingBatch pending, int index) {
    onEvent(pending);
    Probe probe = pending.batch().probes().get(index);
    long eventNanos = probe.responseReceivedNanos() + pending.toEventNanos();
    clocks.probe(pending.batch().clock(), probe, eventNanos);
  }

  @Override
  public void onStamp(PendingBatch pending, int index) {
    onEvent(pending);
    Batch batch = pending.batch();
    RemoteStamp stamp = batch.stamps().get(index);
    String stampedBy = stamp.participant();
    if (stampedBy == null) {
      Tracks.Published feed = facts.tracks().feedOf(batch.participant(), stamp.ssrc());
      stampedBy = feed == null ? null : feed.participant();
    }
    ClockName stampedClock = stampedBy == null ? null : facts.clockOf(stampedBy);
    if (stampedClock != null && !stampedClock.equals(batch.clock())) {
      clocks
          .way(stampedClock, batch.clock())
          .passed(stamp.stampedNanos(), stamp.receivedNanos() + stamp.resolutionNanos());
    }
  }

  @Override
  public void onStage(PendingBatch pending, int index) {
    onEvent(pending);
  }

  private void onEvent(PendingBatch pending) {
    sawEvent = true;
    Batch batch = pending.batch();
    if (batch != lastBatch) {
      facts.onAgent(batch.participant(), batch.role(), batch.clock());
      clocks.onClock(batch.clock(), batch.role(), pending.toEventNanos());
      lastBatch = batch;
    }
  }

  /** The second is over. */
  public void closeSecond() {
    routes.forgetColumns();
    lastBatch = null;
  }

  /** Whether anything happened since the last call. */
  public boolean takeChanges() {
    boolean saw = sawEvent;
    sawEvent = false;
    return saw;
  }

  /** A visitor that only remembers marks for later joins. */
  public SecondOfEvents.Visitor remembering() {
    return new Remembering(joins, routes);
  }

  public void writeTo(SnapshotWriter out) {
    facts.writeTo(out);
    rtcp.writeTo(out);
  }

  public void readFrom(SnapshotReader in) {
    facts.readFrom(in);
    rtcp.readFrom(in);
  }
}
