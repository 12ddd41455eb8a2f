package io.earshot.agent.transport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param reason why; null = there is nothing to explain
 */
public record CommandAck(String id, long epoch, State state, @Nullable String reason) {

  /** Outcomes. */
  public enum State {
    APPLIED,
    REFUSED,
    /** Its lease was over before its turn came. */
    EXPIRED,
    /** A newer one for the same thing was there first. */
    SUPERSEDED;

    /** Name on the wire. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
