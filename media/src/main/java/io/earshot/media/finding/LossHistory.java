package io.earshot.media.finding;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a stream lost packets: seconds with loss, joined to stretches where they are at most {@value
 * #MAX_GAP_SECONDS} s apart. Fed with every second in ascending order; of a long call the {@value
 * #MAX_STRETCHES} stretches that lost most are kept.
 */
public final class LossHistory {

  /** As on the live page: a pause in losing that is no end of it. */
  private static final int MAX_GAP_SECONDS = 5;

  private static final int MAX_STRETCHES = 32;

  /** Counters of two ends are read at different instants: one may see a loss a second earlier. */
  private static final int MAX_SKEW_SECONDS = 2;

  private static final Comparator<LossStretch> LEAST_FIRST =
      Comparator.comparingLong(LossStretch::lostPackets)
          .thenComparingLong(LossStretch::startSecond);

  private final List<LossStretch> closed = new ArrayList<>();
  private boolean isOpen;
  private long startSecond;
  private long endSecond;
  private long expectedPackets;
  private long lostPackets;

  /** Expected since the end of the open stretch: they belong to it if it goes on. */
  private long expectedSince;

  /** Losses of the leg before that this one has not shown yet. */
  private long owedPackets;

  private long owedSecond;

  /**
   * Takes one second of this leg.
   *
   * @param expectedPackets growth of the counter, at least 0
   * @param lostPackets growth of what this leg alone lost; may be negative, where the leg before
   *     reports its loss a second earlier than this one, or late packets fill older gaps
   */
  public void onSecond(long second, long expectedPackets, long lostPackets) {
    if (isOpen && second - endSecond >= MAX_GAP_SECONDS) {
      close();
    }
    long lost = lessOwed(second, lostPackets);
    if (lost > 0) {
      lose(second, expectedPackets, lost);
    } else if (isOpen) {
      expectedSince += expectedPackets;
      this.lostPackets += lost;
    } else if (lost < 0) {
      owedPackets -= lost;
      owedSecond = second;
    }
  }

  private long lessOwed(long second, long lost) {
    if (second - owedSecond > MAX_SKEW_SECONDS) {
      owedPackets = 0;
    }
    long paid = Math.max(0, Math.min(owedPackets, lost));
    owedPackets -= paid;
    owedSecond = paid > 0 ? second : owedSecond;
    return lost - paid;
  }

  private void lose(long second, long expected, long lost) {
    if (!isOpen) {
      isOpen = true;
      startSecond = second;
      expectedPackets = 0;
      lostPackets = 0;
      expectedSince = 0;
    }
    endSecond = second + 1;
    expectedPackets += expectedSince + expected;
    expectedSince = 0;
    lostPackets += lost;
  }

  private void close() {
    isOpen = false;
    if (lostPackets <= 0) {
      return;
    }
    closed.add(open());
    if (closed.size() > MAX_STRETCHES) {
      closed.remove(closed.stream().min(LEAST_FIRST).orElseThrow());
    }
  }

  private LossStretch open() {
    return new LossStretch(startSecond, endSecond, expectedPackets, lostPackets);
  }

  /** The stretches so far, oldest first. */
  public List<LossStretch> stretches() {
    List<LossStretch> stretches = new ArrayList<>(closed);
    if (isOpen && lostPackets > 0) {
      stretches.add(open());
    }
    return stretches;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(closed.size());
    for (LossStretch each : closed) {
      out.writeSigned(each.startSecond());
      out.writeSigned(each.endSecond());
      out.writeSigned(each.expectedPackets());
      out.writeSigned(each.lostPackets());
    }
    out.writeBoolean(isOpen);
    out.writeSigned(startSecond);
    out.writeSigned(endSecond);
    out.writeSigned(expectedPackets);
    out.writeSigned(lostPackets);
    out.writeSigned(expectedSince);
    out.writeSigned(owedPackets);
    out.writeSigned(owedSecond);
  }

  public static LossHistory readFrom(SnapshotReader in) {
    LossHistory history = new LossHistory();
    int closed = in.readCount(MAX_STRETCHES);
    for (int i = 0; i < closed; i++) {
      history.closed.add(
          new LossStretch(in.readSigned(), in.readSigned(), in.readSigned(), in.readSigned()));
    }
    history.isOpen = in.readBoolean();
    history.startSecond = in.readSigned();
    history.endSecond = in.readSigned();
    history.expectedPackets = in.readSigned();
    history.lostPackets = in.readSigned();
    history.expectedSince = in.readSigned();
    history.owedPackets = in.readSigned();
    history.owedSecond = in.readSigned();
    return history;
  }
}
