package io.earshot.console.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything the server can be asked for; safe for any thread, and quick. */
public interface PageState {

  /** A client that looks at the list of calls. */
  StateCursor list(ListWindow window);

  /** A client that looks at one call; one that is not there may still appear. */
  StateCursor call(CallKey key);

  /** A client that looks at nothing but how current everything is. */
  StateCursor feed();

  /**
   * Document of all calls, newest first.
   *
   * @param run calls of this replay; null = the live ones
   */
  String sessionsJson(@Nullable String run);

  /** The report's session object; empty for a call that nothing is known of. */
  Optional<String> sessionJson(CallKey key);

  /**
   * Document of calls put together, newest window first.
   *
   * @param scope call, room, hop, sfu, region, language_pair or fleet
   * @param name null = the newest window of each name of the scope
   * @param windowSeconds 10 or 60
   */
  String rollupsJson(String scope, @Nullable String name, int windowSeconds);

  /** Whether the numbers can be trusted to be current. */
  FeedHealth health();
}
