package io.earshot.collectors.recording.batch;

import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;

/** Starts an event: what happened to whom, and when. */
public final class Events {

  private Events() {}

  public static LifecycleEvent.Builder of(LifecycleKind kind, long atNanos, String participant) {
    return LifecycleEvent.newBuilder()
        .setKind(kind)
        .setAtNanos(atNanos)
        .setParticipant(participant);
  }

  public static Sight.Happening ofSession(LifecycleKind kind, long atNanos) {
    return new Sight.Happening(
        LifecycleEvent.newBuilder().setKind(kind).setAtNanos(atNanos).build());
  }
}
