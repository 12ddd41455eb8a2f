package io.earshot.streams.rollup;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Listening quality of stream windows on one scale: how many there were of each class, and the
 * worst. A mean of MOS would hide who suffered, and scales do not compare.
 */
public final class QualityCell {

  /**
   * Lower bounds of the classes but the last, best first: ITU-T G.107 table B.1, for R of 90, 80,
   * 70, 60 and 50. On the wide scales they are bounds and no more: nobody asked those users.
   */
  static final List<Double> LOWER_BOUNDS = List.of(4.34, 4.03, 3.60, 3.10, 2.58);

  private final long[] windows = new long[LOWER_BOUNDS.size() + 1];
  private double worst = Double.POSITIVE_INFINITY;

  void add(double listening) {
    int index = 0;
    while (index < LOWER_BOUNDS.size() && listening < LOWER_BOUNDS.get(index)) {
      index++;
    }
    windows[index]++;
    worst = Math.min(worst, listening);
  }

  void merge(QualityCell other) {
    for (int i = 0; i < windows.length; i++) {
      windows[i] += other.windows[i];
    }
    worst = Math.min(worst, other.worst);
  }

  /** Stream windows of each class, best first. */
  public List<Long> windows() {
    return Arrays.stream(windows).boxed().toList();
  }

  /** Listening quality of the worst window. */
  public double worst() {
    return worst;
  }

  void writeTo(SnapshotWriter out) {
    for (long each : windows) {
      out.writeUnsigned(each);
    }
    out.writeDouble(worst);
  }

  static QualityCell readFrom(SnapshotReader in) {
    QualityCell cell = new QualityCell();
    for (int i = 0; i < cell.windows.length; i++) {
      cell.windows[i] = in.readUnsigned();
    }
    cell.worst = in.readDouble();
    return cell;
  }
}
