package io.earshot.streams.session.lane;

import io.earshot.media.burst.PacketBurstCounts;
import io.earshot.media.burst.PacketBursts;
import io.earshot.media.jitter.InterarrivalJitter;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLoss;
import io.earshot.media.loss.PacketLossCounts;
import io.earshot.media.loss.PacketReceipt;
import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.red.RedDistances;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.media.timestamp.ClockRate;
import io.earshot.streams.session.input.MarkColumn;
import org.jspecify.annotations.Nullable;

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
  private LossRuns leftAtLastRead = LossRuns.NONE;
  private LossRuns runsAtWindowStart = LossRuns.NONE;
  private LossRuns leftAtWindowStart = LossRuns.NONE;
  private PacketTime packetTime = new PacketTime();
  private PacketBursts bursts = new PacketBursts();
  private PacketBurstCounts burstsAtLastRead = PacketBurstCounts.NONE;
  private OpusBandwidths bandwidths = new OpusBandwidths();
  private @Nullable RedTally red;
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

  /**
   * Takes a packet; the arrival is on any one clock of this end.
   *
   * @param inTime distances whose copies come before their frame is played
   */
  void onPacket(MarkColumn column, int row, RedDistances inTime) {
    int sequenceNumber = column.sequenceNumber()[row];
    int rtpTicks = column.rtpTimestamp()[row];
    long arrivalNanos = column.atNanos()[row];
    LossRuns runsBefore =
        keepsTotals && red == null && showsCopy(column, row) ? loss.lossRuns() : LossRuns.NONE;
    PacketReceipt receipt = loss.onPacket(sequenceNumber);
    if (!receipt.isNew()) {
      return;
    }
    if (keepsTotals) {
      bursts.onPacket(receipt, loss.newestExtendedNumber());
      bandwidths.onPacket(column, row);
      packetTime.onPacket(sequenceNumber, rtpTicks, jitter.clockRateHertz());
      onRedPacket(receipt, column, row, inTime, runsBefore);
    }
    clockRate.onPacket(arrivalNanos, rtpTicks);
    if (jitter.onPacket(arrivalNanos, rtpTicks) && keepsTotals) {
      jitterSpread.recordNanos(jitter.jitterNanos());
    }
  }

  private static boolean showsCopy(MarkColumn column, int row) {
    return column.primaryBytes().length > 0
        && column.payloadBytes().length > 0
        && column.primaryBytes()[row] > 0;
  }

  private void onRedPacket(
      PacketReceipt receipt, MarkColumn column, int row, RedDistances inTime, LossRuns runsBefore) {
    boolean isRed = showsCopy(column, row);
    if (red == null && isRed) {
      red = new RedTally(runsBefore);
    }
    if (red != null) {
      int payload = column.payloadBytes().length == 0 ? 0 : column.payloadBytes()[row];
      int primary = isRed ? column.primaryBytes()[row] : 0;
      red.onPacket(receipt, loss.newestExtendedNumber(), payload, primary, inTime);
    }
  }

  /** Copies that most packets carry, as they show; null where no packet shows any. */
  @Nullable RedDistances redundancy() {
    return red == null ? null : red.usual();
  }

  /** Sound in one packet; null before two neighbors came. */
  @Nullable Double packetMillis() {
    return packetTime.millis();
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
      packetTime.clear();
    }
  }

  /** Its participant has read its counters: reports end here, if no later read comes. */
  void onRead() {
    if (keepsTotals) {
      atLastRead = loss.counts();
      runsAtLastRead = loss.lossRuns();
      leftAtLastRead = left(runsAtLastRead);
      burstsAtLastRead = bursts.counts();
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

  /** Runs of frames that stayed lost, up to the same read; null where no packet shows a copy. */
  @Nullable LossRuns reportedRepairedRuns() {
    return red == null ? null : wasRead ? leftAtLastRead : red.runs();
  }

  /** Bursts and gaps up to the same read; none where only windows are asked for. */
  PacketBurstCounts reportedBursts() {
    return wasRead ? burstsAtLastRead : bursts.counts();
  }

  /** Audio bandwidth of most packets, as their first bytes show it; null where none shows any. */
  @Nullable AudioBandwidth bandwidth() {
    return bandwidths.usual();
  }

  private LossRuns left(LossRuns runs) {
    return red == null ? runs : red.runs();
  }

  /** Runs of the open window: lost packets, then frames that stayed lost or null; ends nothing. */
  @Nullable LossRuns[] windowRuns() {
    return new @Nullable LossRuns[] {
      loss.lossRuns().minus(runsAtWindowStart),
      red == null ? null : red.runs().minus(leftAtWindowStart)
    };
  }

  /** Counts since the last call. */
  PacketLossCounts closeWindow() {
    PacketLossCounts now = loss.counts();
    PacketLossCounts window = now.minus(windowStart);
    windowStart = now;
    if (keepsTotals) {
      runsAtWindowStart = loss.lossRuns();
      leftAtWindowStart = left(runsAtWindowStart);
    }
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
    if (keepsTotals) {
      leftAtLastRead.writeTo(out);
      runsAtWindowStart.writeTo(out);
      leftAtWindowStart.writeTo(out);
      packetTime.writeTo(out);
      bursts.writeTo(out);
      burstsAtLastRead.writeTo(out);
      bandwidths.writeTo(out);
      out.writeBoolean(red != null);
      if (red != null) {
        red.writeTo(out);
      }
    }
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
    if (keepsTotals) {
      view.leftAtLastRead = LossRuns.readFrom(in);
      view.runsAtWindowStart = LossRuns.readFrom(in);
      view.leftAtWindowStart = LossRuns.readFrom(in);
      view.packetTime = PacketTime.readFrom(in);
      view.bursts = PacketBursts.readFrom(in);
      view.burstsAtLastRead = PacketBurstCounts.readFrom(in);
      view.bandwidths = OpusBandwidths.readFrom(in);
      view.red = in.readBoolean() ? RedTally.readFrom(in) : null;
    }
    return view;
  }
}
