package io.earshot.streams.session.input;

/** What happened to a session, participant, connection or track. */
public enum LifecycleType {
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
