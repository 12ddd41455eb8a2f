package io.earshot.alerts.delivery.stage;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * How far a log need not be read again: up to where everything that followed from it is settled.
 *
 * @param <P> a position in the log
 */
public final class SettledPositions<P> {

  private final ArrayDeque<Reached<P>> reached = new ArrayDeque<>();

  /** Notes that notices up to this generation follow from what is before this position. */
  public void reached(long generation, P position) {
    Reached<P> last = reached.peekLast();
    if (last == null || !last.position.equals(position)) {
      reached.addLast(new Reached<>(generation, position));
    }
  }

  /**
   * The last position whose notices are all settled; null = none since the last call.
   *
   * @param oldestGeneration of the notices that are not settled
   */
  public @Nullable P settled(long oldestGeneration) {
    P settled = null;
    for (Reached<P> first = reached.peekFirst();
        first != null && first.generation < oldestGeneration;
        first = reached.peekFirst()) {
      settled = first.position;
      reached.removeFirst();
    }
    return settled;
  }

  private record Reached<P>(long generation, P position) {}
}
