package io.earshot.streams.session.lane;

import io.earshot.media.jitter.InterarrivalJitter;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLoss;
import io.earshot.media.loss.PacketLossCounts;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.media.timestamp.ClockRate;

/** One stream as its packets tell it, in arrival order. */
final class PacketView {

  private final boolean keepsTotals;
  private final PacketLoss loss;
  private InterarrivalJitter jitter;
  private ClockRate clockRate = new ClockRate();
  private final SessionSpread jitterSpread = new SessionSpread();
  private PacketLossCounts windowStart = PacketLossCounts.NONE;
  private PacketLossCounts atLastRead = PacketLossCounts.NONE;
  private LossRuns runsAtLastRead = LossRuns.NONE;
  private boolean wasRead;

  /**
   * @param keepsTotals sums up the session; false where only windows are asked for
   */
  PacketView(int clockRateHertz, boolean keepsTotals) {
    this(keepsTotals, new PacketLoss(), InterarrivalJitter.ofClockRate(clockRateHertz));
  }

  private PacketView(boolean keepsTotals, PacketLoss loss, InterarrivalJitter jitter) {
    this.keepsTotals = keepsTotals;
    this.loss = loss;
    this.jitter = jitter;
  }

  /** Takes a packet; the arrival is on any one clock of this end. */
  void onPacket(int sequenceNumber, int rtpTicks, long arrivalNanos) {
    if (!loss.onPacket(sequenceNumber).isNew()) {
      return;
    }
    clockRate.onPacket(arrivalNanos, rtpTicks);
    if (jitter.onPacket(arrivalNanos, rtpTicks) && keepsTotals) {
      jitterSpread.recordNanos(jitter.jitterNanos());
    }
  }

  /** Clock rate by growth of the timestamps; -1 before the second packet. */
  int inferredClockRateHertz() {
    return clockRate.hertz().orElse(-1);
  }

  /** The clock rate became known, or another one: the estimate starts again. */
  void setClockRate(int clockRateHertz) {
    if (clockRateHertz != jitter.clockRateHertz()) {
      jitter = InterarrivalJitter.ofClockRate(clockRateHertz);
      jitterSpread.clear();
    }
  }

  /** Its participant has read its counters: reports end here, if no later read comes. */
  void onRead() {
    if (keepsTotals) {
      atLastRead = loss.counts();
      runsAtLastRead = loss.lossRuns();
      wasRead = true;
    }
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

  SessionSpread jitterSpread() {
    return jitterSpread;
  }

  void writeTo(SnapshotWriter out) {
    loss.writeTo(out);
    jitter.writeTo(out);
    clockRate.writeTo(out);
    jitterSpread.writeRecent(out);
    windowStart.writeTo(out);
    atLastRead.writeTo(out);
    runsAtLastRead.writeTo(out);
    out.writeBoolean(wasRead);
  }

  static PacketView readFrom(boolean keepsTotals, SnapshotReader in) {
    PacketView view =
        new PacketView(keepsTotals, PacketLoss.readFrom(in), InterarrivalJitter.readFrom(in));
    view.clockRate = ClockRate.readFrom(in);
    view.jitterSpread.readRecent(in);
    view.windowStart = PacketLossCounts.readFrom(in);
    view.atLastRead = PacketLossCounts.readFrom(in);
    view.runsAtLastRead = LossRuns.readFrom(in);
    view.wasRead = in.readBoolean();
    return view;
  }
}
