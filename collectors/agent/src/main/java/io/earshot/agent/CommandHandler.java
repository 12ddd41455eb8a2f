package io.earshot.agent;

import io.earshot.agent.transport.Command;
import org.jspecify.annotations.Nullable;

/** Does what control asks. Called one command at a time, by a thread of the agent's own. */
@FunctionalInterface
public interface CommandHandler {

  /** Does it and returns null, or leaves it and returns why, in a word or two. */
  @Nullable String apply(Command command);
}
