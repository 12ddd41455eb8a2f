package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a received stream lost on its last leg alone: growth of its own loss less growth of the loss
 * that its feed had before the SFU, over the same event time. An SFU passes gaps on.
 *
 * <p>Whoever looks into the SFU knows the feed's loss best. Where nobody does, its sender has heard
 * of it by receiver reports. The two are never subtracted from each other.
 */
final class OwnLeg {

  private double feedLostAtFirst = Double.NaN;
  private double feedLostAtRead = Double.NaN;
  private double reportedLostAtFirst = Double.NaN;

  /**
   * Looks at the feed when the stream's first packet, or a packet or reading after it, is taken.
   *
   * @param firstNanos event time of the stream's first packet
   */
  void onProgress(StreamState feed, long firstNanos) {
    if (firstNanos == Times.NEVER) {
      return;
    }
    if (Double.isNaN(reportedLostAtFirst) && feed.reportedLoss().covers(firstNanos)) {
      reportedLostAtFirst = feed.reportedLoss().lostAt(firstNanos);
    }
    if (!Double.isNaN(feedLostAtFirst)) {
      return;
    }
    if (feed.hasPackets()) {
      feedLostAtFirst = feed.lostSoFar();
    } else if (feed.receipts().covers(firstNanos)) {
      feedLostAtFirst = feed.receipts().lostAt(firstNanos);
    }
  }

  /** Takes note of the feed's loss at the moment its receiver reads its own. */
  void onRead(StreamState feed) {
    feedLostAtRead = feed.lostSoFar();
  }

  /** Packets; null where the feed's loss is not known. */
  @Nullable Long lostPackets(
      @Nullable StreamState feed, @Nullable Long ownLostPackets, long lastReadNanos) {
    if (feed == null || ownLostPackets == null) {
      return null;
    }
    if (Double.isNaN(feedLostAtFirst)) {
      return Double.isNaN(reportedLostAtFirst)
          ? null
          : rest(ownLostPackets, feed.reportedLoss().lostAt(lastReadNanos) - reportedLostAtFirst);
    }
    double feedLost =
        feed.hasPackets()
            ? feedLostAtRead
            : feed.receipts().isEmpty() ? Double.NaN : feed.receipts().lostAt(lastReadNanos);
    return Double.isNaN(feedLost) ? null : rest(ownLostPackets, feedLost - feedLostAtFirst);
  }

  private static long rest(long ownLostPackets, double feedLostPackets) {
    return Math.max(0, Math.round(ownLostPackets - feedLostPackets));
  }

  void writeTo(SnapshotWriter out) {
    out.writeDouble(feedLostAtFirst);
    out.writeDouble(feedLostAtRead);
    out.writeDouble(reportedLostAtFirst);
  }

  static OwnLeg readFrom(SnapshotReader in) {
    OwnLeg leg = new OwnLeg();
    leg.feedLostAtFirst = in.readDouble();
    leg.feedLostAtRead = in.readDouble();
    leg.reportedLostAtFirst = in.readDouble();
    return leg;
  }
}
