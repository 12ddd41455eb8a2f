package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ended a short while ago. A metric that is known late speaks of a time when it had not ended:
 * that must not bring it to life again.
 */
final class Endings {

  private static final long REMEMBERED_SECONDS = 60;
  private static final int MAX_ENDINGS = 1 << 24;

  private final TreeMap<Labels, Long> tickByLabels = new TreeMap<>();

  void add(Labels ended, long tick) {
    tickByLabels.put(ended, tick);
  }

  /** Whether a sample is about a time before the end of what it belongs to. */
  boolean areBehind(Sample sample) {
    if (tickByLabels.isEmpty() || sample.metric().lagSeconds() == 0) {
      return false;
    }
    long observedTick = sample.tick() - sample.metric().lagSeconds();
    for (Map.Entry<Labels, Long> ended : tickByLabels.entrySet()) {
      if (observedTick <= ended.getValue() && sample.labels().includes(ended.getKey())) {
        return true;
      }
    }
    return false;
  }

  void forgetBefore(long tick) {
    if (!tickByLabels.isEmpty()) {
      tickByLabels.values().removeIf(ended -> ended < tick - REMEMBERED_SECONDS);
    }
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(tickByLabels.size());
    tickByLabels.forEach(
        (labels, tick) -> {
          labels.writeTo(out);
          out.writeSigned(tick);
        });
  }

  void readFrom(SnapshotReader in) {
    for (int left = in.readCount(MAX_ENDINGS); left > 0; left--) {
      tickByLabels.put(Labels.readFrom(in), in.readSigned());
    }
  }
}
