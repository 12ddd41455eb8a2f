package io.earshot.console.mos;

import io.earshot.media.burst.BurstGap;
import io.earshot.media.burst.BurstGapCounts;
import io.earshot.media.burst.XrBurstCounters;
import io.earshot.media.burst.XrTransitions;
import io.earshot.media.jitter.ReportedJitter;
import java.util.ArrayList;
import java.util.List;

/** Rows about packets one by one: R received, L lost, D discarded; and their arrival times. */
final class PacketRows {

  private static final String FATES = "RLD";
  private static final int MAX_GMIN = 255;
  private static final double USUAL_PACKET_MILLIS = 20;
  private static final double MAX_PACKET_MILLIS = 60_000;

  private PacketRows() {}

  /** RFC 3611 §4.7.2. */
  static RowResult burstGap(RowInputs inputs) {
    BurstGap burstGap = BurstGap.ofGmin(gmin(inputs));
    inputs.letters("seq", FATES).chars().forEach(fate -> burstGap.settle(fate == 'R'));
    BurstGapCounts counts = burstGap.counts();
    return RowResult.withoutRating()
        .and("burst_lost", counts.burstLostPackets())
        .and("burst_pkts", counts.burstPackets())
        .and("bursts", counts.bursts())
        .and("gap_lost", counts.gapLostPackets())
        .and("gap_pkts", counts.gapPackets());
  }

  /** RFC 3611 A.2. */
  static RowResult xrCounters(RowInputs inputs) {
    XrBurstCounters counters = XrBurstCounters.ofGmin(gmin(inputs));
    for (char fate : inputs.letters("seq", FATES).toCharArray()) {
      switch (fate) {
        case 'R' -> counters.onReceived();
        case 'L' -> counters.onLost();
        default -> counters.onDiscarded();
      }
    }
    double packetMillis =
        inputs.number("ms", USUAL_PACKET_MILLIS, Double.MIN_NORMAL, MAX_PACKET_MILLIS);
    XrTransitions counted = counters.transitions();
    return RowResult.withoutRating()
        .and("c11", counted.c11())
        .and("c13", counted.c13())
        .and("c14", counted.c14())
        .and("c22", counted.c22())
        .and("c23", counted.c23())
        .and("c33", counted.c33())
        .and("ctotal", counted.ctotal())
        .and("loss_rate", counted.lossRate())
        .and("discard_rate", counted.discardRate())
        .and("burst_density", counted.burstDensity())
        .and("gap_density", counted.gapDensity())
        .and("burst_ms", counted.burstMillis(packetMillis))
        .and("gap_ms", counted.gapMillis(packetMillis));
  }

  /** RFC 3550 A.8 in ticks. */
  static RowResult jitter(RowInputs inputs) {
    long lowTicks = Integer.MIN_VALUE;
    long highTicks = (1L << Integer.SIZE) - 1;
    long stepTicks = inputs.wholeNumber("rtp_ts_step", Integer.MIN_VALUE, Integer.MAX_VALUE);
    ReportedJitter jitter = new ReportedJitter();
    List<Long> afterEachTicks = new ArrayList<>();
    long rtpTicks = 0;
    for (long arrivalTicks : inputs.wholeNumbers("arrival", lowTicks, highTicks)) {
      jitter.onPacket((int) arrivalTicks, (int) rtpTicks);
      afterEachTicks.add(jitter.jitterTicks());
      rtpTicks += stepTicks;
    }
    return RowResult.withoutRating()
        .and("j", afterEachTicks)
        .and("j16", jitter.scaledJitterTicks());
  }

  private static int gmin(RowInputs inputs) {
    return inputs.wholeNumber("gmin", BurstGap.RECOMMENDED_GMIN, 1, MAX_GMIN);
  }
}
