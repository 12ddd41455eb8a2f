package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Samples that wait for their second, sorted by second, metric and labels: in whatever order they
 * come, they are taken in the same one, and twice is once.
 */
final class Inbox {

  private static final int MAX_ENTRIES = 1 << 26;

  private final TreeMap<Long, Second> seconds = new TreeMap<>();
  private int size;

  /** False where this series has a sample of this second already. */
  boolean add(Sample sample) {
    boolean isNew = at(sample.tick()).add(sample.metric(), sample.labels(), sample.observation());
    size += isNew ? 1 : 0;
    return isNew;
  }

  void addEnd(Labels labels, long tick) {
    size += at(tick).ends.add(labels) ? 1 : 0;
  }

  private Second at(long tick) {
    return seconds.computeIfAbsent(tick, unused -> new Second());
  }

  int size() {
    return size;
  }

  /** Everything of one second, which is then gone from here; null = nothing came. */
  @Nullable Second take(long tick) {
    Second second = seconds.remove(tick);
    size -= second == null ? 0 : second.size();
    return second;
  }

  /** Drops what lies before a tick. */
  void dropBefore(long tick) {
    while (!seconds.isEmpty() && seconds.firstKey() < tick) {
      size -= seconds.pollFirstEntry().getValue().size();
    }
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(seconds.size());
    seconds.forEach(
        (tick, second) -> {
          out.writeSigned(tick);
          second.writeTo(out);
        });
  }

  void readFrom(SnapshotReader in) {
    for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
      Second second = at(in.readSigned());
      second.readFrom(in);
      size += second.size();
    }
  }

  /** What came of one second. */
  static final class Second {

    private final TreeMap<Metric, TreeMap<Labels, Observation>> samples = new TreeMap<>();
    private final TreeSet<Labels> ends = new TreeSet<>();

    private boolean add(Metric metric, Labels labels, Observation observation) {
      return samples
              .computeIfAbsent(metric, unused -> new TreeMap<>())
              .putIfAbsent(labels, observation)
          == null;
    }

    Map<Metric, TreeMap<Labels, Observation>> samples() {
      return samples;
    }

    Iterable<Labels> ends() {
      return ends;
    }

    private int size() {
      int size = ends.size();
      for (TreeMap<Labels, Observation> each : samples.values()) {
        size += each.size();
      }
      return size;
    }

    private void writeTo(SnapshotWriter out) {
      out.writeUnsigned(ends.size());
      ends.forEach(labels -> labels.writeTo(out));
      out.writeUnsigned(samples.size());
      samples.forEach(
          (metric, byLabels) -> {
            out.writeString(metric.key());
            out.writeUnsigned(metric.kind().ordinal());
            out.writeUnsigned(byLabels.size());
            byLabels.forEach(
                (labels, observation) -> {
                  labels.writeTo(out);
                  observation.writeTo(out);
                });
          });
    }

    private void readFrom(SnapshotReader in) {
      for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
        ends.add(Labels.readFrom(in));
      }
      for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
        Metric metric = Metric.named(in.readString());
        Observation.Kind kind = kindOfOrdinal(in);
        for (int series = in.readCount(MAX_ENTRIES); series > 0; series--) {
          Labels labels = Labels.readFrom(in);
          Observation observation = kind.readFrom(in);
          // A metric that a newer version no longer knows, or knows otherwise, is nobody's.
          if (metric != null && metric.kind() == kind) {
            add(metric, labels, observation);
          }
        }
      }
    }

    private static Observation.Kind kindOfOrdinal(SnapshotReader in) {
      Observation.Kind[] kinds = Observation.Kind.values();
      return kinds[in.readCount(kinds.length - 1)];
    }
  }
}
