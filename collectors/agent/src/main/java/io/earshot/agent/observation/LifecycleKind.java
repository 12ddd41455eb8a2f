package io.earshot.agent.observation;

/** What happened to a session, participant, connection or track; the symbols of the schema. */
public enum LifecycleKind {
  UNKNOWN,
  SESSION_STARTED,
  SESSION_ENDED,
  JOINED,
  LEFT,
  CONNECTING,
  CONNECTED,
  DISCONNECTED,
  FAILED,
  TRACK_PUBLISHED,
  TRACK_UNPUBLISHED,
  TRACK_SUBSCRIBED,
  TRACK_UNSUBSCRIBED,
  FIRST_AUDIO,
  TURN_ALLOCATED,
  TURN_RELEASED,
  QUALITY_INDICATED
}
