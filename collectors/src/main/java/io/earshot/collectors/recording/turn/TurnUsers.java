package io.earshot.collectors.recording.turn;

import org.jspecify.annotations.Nullable;

/** Whom a TURN user name was issued to; null if nobody of this session. */
@FunctionalInterface
public interface TurnUsers {

  @Nullable String participant(String userName);
}
