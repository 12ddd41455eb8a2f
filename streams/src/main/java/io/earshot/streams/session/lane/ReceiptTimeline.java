package io.earshot.streams.session.lane;

import io.earshot.media.counter.CounterKind;
import io.earshot.media.counter.CumulativeCounter;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * Received and lost packets of a stream as the next host counts them now and then, linear between
 * two readings. The newest {@link #CAPACITY} readings are kept. Growth goes on over a counter that
 * begins anew or wraps at 2^32, as Janus' does.
 */
final class ReceiptTimeline {

  static final int CAPACITY = 32;

  private final long[] atNanos = new long[CAPACITY];
  private final double[] received = new double[CAPACITY];
  private final double[] lost = new double[CAPACITY];
  private int count;
  private CumulativeCounter receivedCounter = CumulativeCounter.of(CounterKind.WRAPS_32);
  private CumulativeCounter lostCounter = CumulativeCounter.of(CounterKind.SIGNED);
  private double closedReceived;
  private double closedLost;
  private boolean isRead;

  ReceiptTimeline() {
    receivedCounter.onReading(0);
    lostCounter.onReading(0);
  }

  /** Adds a reading; one that is older than the newest, or no count, is ignored. */
  void add(long readNanos, double receivedPackets, double lostPackets) {
    if (count > 0 && readNanos <= atNanos[count - 1]) {
      return;
    }
    long resetsBefore = resets();
    if (!receivedCounter.onReading(receivedPackets)) {
      return;
    }
    if (resets() > resetsBefore) {
      lostCounter.restart();
    }
    lostCounter.onReading(lostPackets);
    if (count == CAPACITY) {
      System.arraycopy(atNanos, 1, atNanos, 0, CAPACITY - 1);
      System.arraycopy(received, 1, received, 0, CAPACITY - 1);
      System.arraycopy(lost, 1, lost, 0, CAPACITY - 1);
      count--;
    }
    atNanos[count] = readNanos;
    received[count] = receivedCounter.totalGrowth();
    lost[count] = lostCounter.totalGrowth();
    count++;
    isRead = true;
  }

  /** Packets received since the last close by the newest reading; null if there was none since. */
  @Nullable Long windowReceived() {
    return isRead ? Math.round(received[count - 1] - closedReceived) : null;
  }

  /** Packets lost, as {@link #windowReceived}. */
  @Nullable Long windowLost() {
    return isRead ? Math.round(lost[count - 1] - closedLost) : null;
  }

  /** Ends the window: what grows from here on belongs to a later one. */
  void closeWindow() {
    if (isRead) {
      closedReceived = received[count - 1];
      closedLost = lost[count - 1];
      isRead = false;
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  long resets() {
    return receivedCounter.resets();
  }

  /** Whether a reading at or after this time has come, so that the value there will not change. */
  boolean covers(long nanos) {
    return count > 0 && nanos <= atNanos[count - 1];
  }

  double receivedAt(long nanos) {
    return valueAt(nanos, received);
  }

  double lostAt(long nanos) {
    return valueAt(nanos, lost);
  }

  /** Before the first reading: the first, since counters begin at zero with the stream. */
  private double valueAt(long nanos, double[] values) {
    int after = 0;
    while (after < count && atNanos[after] < nanos) {
      after++;
    }
    if (after == count) {
      return values[count - 1];
    }
    if (after == 0) {
      return values[0];
    }
    double share = (double) (nanos - atNanos[after - 1]) / (atNanos[after] - atNanos[after - 1]);
    return values[after - 1] + share * (values[after] - values[after - 1]);
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(count);
    receivedCounter.writeTo(out);
    lostCounter.writeTo(out);
    out.writeDouble(closedReceived);
    out.writeDouble(closedLost);
    out.writeBoolean(isRead);
    for (int i = 0; i < count; i++) {
      out.writeSigned(atNanos[i]);
      out.writeDouble(received[i]);
      out.writeDouble(lost[i]);
    }
  }

  static ReceiptTimeline readFrom(SnapshotReader in) {
    ReceiptTimeline timeline = new ReceiptTimeline();
    timeline.count = in.readCount(CAPACITY);
    timeline.receivedCounter = CumulativeCounter.readFrom(in);
    timeline.lostCounter = CumulativeCounter.readFrom(in);
    timeline.closedReceived = in.readDouble();
    timeline.closedLost = in.readDouble();
    timeline.isRead = in.readBoolean();
    for (int i = 0; i < timeline.count; i++) {
      timeline.atNanos[i] = in.readSigned();
      timeline.received[i] = in.readDouble();
      timeline.lost[i] = in.readDouble();
    }
    return timeline;
  }
}
