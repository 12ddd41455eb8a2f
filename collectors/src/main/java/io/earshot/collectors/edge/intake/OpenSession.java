package io.earshot.collectors.edge.intake;

import org.jspecify.annotations.Nullable;

/** The session that a connection reports of: it outlives the token, the next one does not. */
public final class OpenSession {

  private @Nullable String session;

  /** True when the token is still good, or this is the session that it was good for. */
  synchronized boolean admits(String next, boolean tokenExpired) {
    if (!tokenExpired || session == null || session.equals(next)) {
      session = next;
      return true;
    }
    return false;
  }
}
