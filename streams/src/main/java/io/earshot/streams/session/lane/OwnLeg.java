package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a received stream lost on its last leg alone: growth of its own loss less growth of the loss
 * that its feed had before the SFU, over the same event time. An SFU passes gaps on.
 */
final class OwnLeg {

  private double feedLostAtFirst = Double.NaN;
  private double feedLostAtRead = Double.NaN;

  /**
   * Looks at the feed when the stream's first packet, or a packet or reading after it, is taken.
   *
   * @param firstNanos event time of the stream's first packet
   */
  void onProgress(StreamState feed, long firstNanos) {
    if (!Double.isNaN(feedLostAtFirst) || firstNanos == Times.NEVER) {
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
    if (feed == null || ownLostPackets == null || Double.isNaN(feedLostAtFirst)) {
      return null;
    }
    double feedLost =
        feed.hasPackets()
            ? feedLostAtRead
            : feed.receipts().isEmpty() ? Double.NaN : feed.receipts().lostAt(lastReadNanos);
    return Double.isNaN(feedLost)
        ? null
        : Math.max(0, Math.round(ownLostPackets - (feedLost - feedLostAtFirst)));
  }

  void writeTo(SnapshotWriter out) {
    out.writeDouble(feedLostAtFirst);
    out.writeDouble(feedLostAtRead);
  }

  static OwnLeg readFrom(SnapshotReader in) {
    OwnLeg leg = new OwnLeg();
    leg.feedLostAtFirst = in.readDouble();
    leg.feedLostAtRead = in.readDouble();
    return leg;
  }
}
