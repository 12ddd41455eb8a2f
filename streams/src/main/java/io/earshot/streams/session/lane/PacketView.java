package io.earshot.streams.session.lane;

import io.earshot.media.jitter.InterarrivalJitter;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLoss;
import io.earshot.media.loss.PacketLossCounts;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** One stream as its packets tell it, in arrival order. */
final class PacketView {

  private final PacketLoss loss;
  private InterarrivalJitter jitter;
  private DelayHistogram jitterSpread;
  private PacketLossCounts windowStart = PacketLossCounts.NONE;
  private PacketLossCounts atLastRead = PacketLossCounts.NONE;
  private LossRuns runsAtLastRead = LossRuns.NONE;
  private boolean wasRead;

  PacketView(int clockRateHertz) {
    this(new PacketLoss(), InterarrivalJitter.ofClockRate(clockRateHertz), new DelayHistogram());
  }

  private PacketView(PacketLoss loss, InterarrivalJitter jitter, DelayHistogram jitterSpread) {
    this.loss = loss;
    this.jitter = jitter;
    this.jitterSpread = jitterSpread;
  }

  /** Takes a packet; the arrival is on any one clock of this end. */
  void onPacket(int sequenceNumber, int rtpTicks, long arrivalNanos) {
    if (loss.onPacket(sequenceNumber).isNew() && jitter.onPacket(arrivalNanos, rtpTicks)) {
      jitterSpread.recordNanos(jitter.jitterNanos());
    }
  }

  /** The clock rate became known, or another one: the estimate starts again. */
  void setClockRate(int clockRateHertz) {
    if (clockRateHertz != jitter.clockRateHertz()) {
      jitter = InterarrivalJitter.ofClockRate(clockRateHertz);
      jitterSpread = new DelayHistogram();
    }
  }

  /** Its participant has read its counters: reports end here, if no later read comes. */
  void onRead() {
    atLastRead = loss.counts();
    runsAtLastRead = loss.lossRuns();
    wasRead = true;
  }

  PacketLossCounts counts() {
    return loss.counts();
  }

  /** Counts up to the last read of its participant, or all where it never reads. */
  PacketLossCounts reported() {
    return wasRead ? atLastRead : loss.counts();
  }

  LossRuns reportedRuns() {
    return wasRead ? runsAtLastRead : loss.lossRuns();
  }

  /** Counts since the last call. */
  PacketLossCounts closeWindow() {
    PacketLossCounts now = loss.counts();
    PacketLossCounts window = now.minus(windowStart);
    windowStart = now;
    return window;
  }

  double jitterMillis() {
    return jitter.jitterMillis();
  }

  DelayHistogram jitterSpread() {
    return jitterSpread;
  }

  void writeTo(SnapshotWriter out) {
    loss.writeTo(out);
    jitter.writeTo(out);
    jitterSpread.writeTo(out);
    windowStart.writeTo(out);
    atLastRead.writeTo(out);
    runsAtLastRead.writeTo(out);
    out.writeBoolean(wasRead);
  }

  static PacketView readFrom(SnapshotReader in) {
    PacketView view =
        new PacketView(
            PacketLoss.readFrom(in), InterarrivalJitter.readFrom(in), DelayHistogram.readFrom(in));
    view.windowStart = PacketLossCounts.readFrom(in);
    view.atLastRead = PacketLossCounts.readFrom(in);
    view.runsAtLastRead = LossRuns.readFrom(in);
    view.wasRead = in.readBoolean();
    return view;
  }
}
