package io.earshot.streams.session.lane;

import io.earshot.media.counter.CounterKind;
import io.earshot.media.counter.CumulativeCounter;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a sender hears of its loss before the next host, by receiver reports (RFC 3550 §6.4.1, W3C
 * {@code remote-inbound-rtp}). It stands for the counters of that host where nobody reads those.
 *
 * <p>The count of lost packets is signed: what was given up may arrive, so it also goes down. It
 * can go down by no more than has arrived since; farther down it began anew.
 */
final class ReportedLoss {

  /** Packets under way, or out of order, when a report was written: 1 s of 20 ms frames. */
  private static final double MAX_UNDER_WAY_PACKETS = 50;

  private CumulativeCounter lost = CumulativeCounter.of(CounterKind.SIGNED);
  private ReceiptTimeline receipts = new ReceiptTimeline();
  private double lastSentPackets = Double.NaN;
  private double lastMeasurements = Double.NaN;
  private double arrivedPackets;
  private long lastNanos = Times.NEVER;

  ReportedLoss() {
    lost.onReading(0);
  }

  /**
   * Takes a report; one that is not newer than the last, or tells no loss, changes nothing.
   *
   * @param sinceNanos when the stream began; {@link Times#NEVER} if unknown
   * @param arrivedNanos event time of its arrival
   * @param lostPackets cumulative, as reported
   * @param sentPackets of the stream so far; NaN if unknown
   * @param measurements round trips measured so far; they begin anew with the reports. NaN if
   *     unknown
   */
  void add(
      long sinceNanos,
      long arrivedNanos,
      double lostPackets,
      double sentPackets,
      double measurements) {
    if (Double.isNaN(lostPackets) || (lastNanos != Times.NEVER && arrivedNanos <= lastNanos)) {
      return;
    }
    if (receipts.isEmpty() && sinceNanos != Times.NEVER && sinceNanos < arrivedNanos) {
      receipts.add(sinceNanos, 0, 0);
    }
    if (measurements < lastMeasurements || hasFallenTooFar(lostPackets, sentPackets)) {
      lost.restart();
    }
    if (lost.onReading(lostPackets)) {
      lastNanos = arrivedNanos;
      lastSentPackets = sentPackets;
      lastMeasurements = measurements;
      double arrived = Double.isNaN(sentPackets) ? 0 : sentPackets - lost.totalGrowth();
      arrivedPackets = Math.max(arrivedPackets, arrived);
      receipts.add(arrivedNanos, arrivedPackets, lost.totalGrowth());
    }
  }

  private boolean hasFallenTooFar(double lostPackets, double sentPackets) {
    double sinceLast = sentPackets - lastSentPackets;
    double mostLate = MAX_UNDER_WAY_PACKETS + (sinceLast > 0 ? sinceLast : 0);
    return lostPackets < lost.lastReading().orElse(0) - mostLate;
  }

  boolean isEmpty() {
    return receipts.isEmpty();
  }

  /** Times that the reports began anew. */
  long resets() {
    return lost.resets();
  }

  /** Whether a report at or after this time has come. */
  boolean covers(long nanos) {
    return receipts.covers(nanos);
  }

  /** Packets lost by then; not to be asked while empty. */
  double lostAt(long nanos) {
    return receipts.lostAt(nanos);
  }

  /** Packets that have arrived by then; null where nobody knows what was sent. */
  @Nullable Long receivedAt(long nanos) {
    return knowsSent() ? Math.round(receipts.receivedAt(nanos)) : null;
  }

  /** Packets that arrived since the last close by the newest report; null if it tells nothing. */
  @Nullable Long windowReceived() {
    return knowsSent() ? receipts.windowReceived() : null;
  }

  /** Packets lost, likewise; below zero where more arrived late than were lost. */
  @Nullable Long windowLost() {
    return receipts.windowLost();
  }

  void closeWindow() {
    receipts.closeWindow();
  }

  private boolean knowsSent() {
    return !Double.isNaN(lastSentPackets);
  }

  void writeTo(SnapshotWriter out) {
    lost.writeTo(out);
    receipts.writeTo(out);
    out.writeDouble(lastSentPackets);
    out.writeDouble(lastMeasurements);
    out.writeDouble(arrivedPackets);
    out.writeSigned(lastNanos);
  }

  static ReportedLoss readFrom(SnapshotReader in) {
    ReportedLoss loss = new ReportedLoss();
    loss.lost = CumulativeCounter.readFrom(in);
    loss.receipts = ReceiptTimeline.readFrom(in);
    loss.lastSentPackets = in.readDouble();
    loss.lastMeasurements = in.readDouble();
    loss.arrivedPackets = in.readDouble();
    loss.lastNanos = in.readSigned();
    return loss;
  }
}
