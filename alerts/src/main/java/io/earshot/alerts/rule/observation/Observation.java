package io.earshot.alerts.rule.observation;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * What one series showed in one second, in a form that merges: a window is never an average of
 * averages.
 */
public sealed interface Observation permits Level, Share, Tally, Delays {

  /** False for what no agent can have measured; it holds alerts as they are and says so. */
  boolean isReadable();

  /** Writes all but the kind, which the metric tells. */
  void writeTo(SnapshotWriter out);

  /** Which of the four it is. */
  enum Kind {
    LEVEL {
      @Override
      public Observation readFrom(SnapshotReader in) {
        return new Level(in.readDouble());
      }

      @Override
      public Observation unreadable() {
        return new Level(Double.NaN);
      }
    },
    SHARE {
      @Override
      public Observation readFrom(SnapshotReader in) {
        return new Share(in.readSigned(), in.readSigned());
      }

      @Override
      public Observation unreadable() {
        return new Share(0, -1);
      }
    },
    TALLY {
      @Override
      public Observation readFrom(SnapshotReader in) {
        return new Tally(in.readSigned());
      }

      @Override
      public Observation unreadable() {
        return Tally.UNREADABLE;
      }
    },
    DELAYS {
      @Override
      public Observation readFrom(SnapshotReader in) {
        return Delays.readFrom(in);
      }

      @Override
      public Observation unreadable() {
        return Delays.ofMicros(new int[0], -1);
      }
    };

    public abstract Observation readFrom(SnapshotReader in);

    /** What an adapter hands over when it met a sample that makes no sense. */
    public abstract Observation unreadable();
  }
}
