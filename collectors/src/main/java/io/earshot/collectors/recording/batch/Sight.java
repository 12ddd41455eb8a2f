package io.earshot.collectors.recording.batch;

import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.RemoteStamp;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import org.jspecify.annotations.Nullable;

/** One thing that a row says. */
public sealed interface Sight {

  /** When it happened, which may be another instant than when its row was written. */
  long atNanos();

  /** A media unit passed a stage. */
  record Passage(Mark mark) implements Sight {

    @Override
    public long atNanos() {
      return mark.atNanos();
    }
  }

  record Reading(StreamReport report) implements Sight {

    @Override
    public long atNanos() {
      return report.getAtNanos();
    }
  }

  record Happening(LifecycleEvent event) implements Sight {

    @Override
    public long atNanos() {
      return event.getAtNanos();
    }
  }

  /** Happened when the answer came: the times of the peer are for the estimator to judge. */
  record Probing(ProbeExchange exchange) implements Sight {

    @Override
    public long atNanos() {
      return exchange.getResponseReceivedNanos();
    }
  }

  /**
   * A packet carried a time of its publisher's clock.
   *
   * @param publisher null = unknown
   */
  record Stamped(RemoteStamp stamp, @Nullable String publisher) implements Sight {

    @Override
    public long atNanos() {
      return stamp.getReceivedNanos();
    }
  }

  record Progress(UtteranceStage stage) implements Sight {

    @Override
    public long atNanos() {
      return stage.getAtNanos();
    }
  }
}
