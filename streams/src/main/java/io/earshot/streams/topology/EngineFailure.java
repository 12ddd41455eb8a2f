package io.earshot.streams.topology;

import io.earshot.streams.topology.EngineTasks.RecordPosition;

/** The engine threw on a record. The task is to start again; it will put the record aside. */
public final class EngineFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  EngineFailure(RecordPosition position, RuntimeException cause) {
    super(
        "engine failed on topic="
            + position.partition().topic()
            + " partition="
            + position.partition().partition()
            + " offset="
            + position.offset()
            + ": "
            + cause
            + "; the record goes to the dead letters",
        cause);
  }
}
