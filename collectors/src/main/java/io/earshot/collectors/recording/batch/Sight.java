package io.earshot.collectors.recording.batch;

import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;

/** One thing that a row says. */
public sealed interface Sight {

  /** A media unit passed a stage. */
  record Passage(Mark mark) implements Sight {}

  record Reading(StreamReport report) implements Sight {}

  record Happening(LifecycleEvent event) implements Sight {}

  record Probing(ProbeExchange exchange) implements Sight {}

  record Progress(UtteranceStage stage) implements Sight {}
}
