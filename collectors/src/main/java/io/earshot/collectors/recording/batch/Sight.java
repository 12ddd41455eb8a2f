package io.earshot.collectors.recording.batch;

import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;

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

  record Probing(ProbeExchange exchange) implements Sight {

    @Override
    public long atNanos() {
      return exchange.getRequestSentNanos();
    }
  }

  record Progress(UtteranceStage stage) implements Sight {

    @Override
    public long atNanos() {
      return stage.getAtNanos();
    }
  }
}
