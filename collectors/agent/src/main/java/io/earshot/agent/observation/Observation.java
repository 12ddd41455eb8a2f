package io.earshot.agent.observation;

/** Something seen, other than a mark: marks never become objects. */
public sealed interface Observation
    permits StreamReport, ProbeExchange, UtteranceStage, LifecycleEvent {

  /** Bytes that it takes at most on the wire or in memory, whichever is more. */
  int sizeBytes();
}
