package io.earshot.collectors.edge.room;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Facts that wait for their session, in order of arrival; bounded in number, bytes and time. One
 * thread, except for {@link #hasRoom}.
 *
 * @param <T> a fact
 */
public final class WaitingFacts<T> {

  /** Webhooks come within 30 ms; after a minute a measurement is of no use to anybody. */
  public static final long MAX_WAIT_MILLIS = 60_000;

  /** Where new facts are turned away; those on their way meanwhile find room up to the double. */
  static final int MAX_COUNT = 20_000;

  static final long MAX_BYTES = 16 << 20;

  private final List<Waiting<T>> waiting = new ArrayList<>();
  private volatile long bytes;
  private volatile int count;

  /** False when no more facts should be sent here. */
  public boolean hasRoom() {
    return count < MAX_COUNT && bytes < MAX_BYTES;
  }

  /**
   * Lets a fact wait.
   *
   * @param sinceMillis its receipt at the edge, Unix milliseconds
   * @return false when there is no room; the fact does not wait then
   */
  public boolean add(T fact, int factBytes, long sinceMillis) {
    if (count >= 2 * MAX_COUNT || bytes + factBytes > 2 * MAX_BYTES) {
      return false;
    }
    waiting.add(new Waiting<>(fact, factBytes, sinceMillis));
    changed(1, factBytes);
    return true;
  }

  /** Takes out, in order, what need not wait any more. */
  public List<Released<T>> release(Function<T, Placement> place, long nowMillis) {
    List<Released<T>> released = new ArrayList<>();
    for (Iterator<Waiting<T>> each = waiting.iterator(); each.hasNext(); ) {
      Waiting<T> fact = each.next();
      Placement placement = place.apply(fact.fact);
      boolean expired = nowMillis - fact.sinceMillis > MAX_WAIT_MILLIS;
      if (!(placement instanceof Placement.Unknown) || expired) {
        each.remove();
        changed(-1, -fact.bytes);
        released.add(new Released<>(fact.fact, placement));
      }
    }
    return released;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written by one thread, read by others.
  private void changed(int facts, int factBytes) {
    count += facts;
    bytes += factBytes;
  }

  /** What waits, oldest first. */
  public List<T> facts() {
    return waiting.stream().map(Waiting::fact).toList();
  }

  /**
   * A fact that waits no more.
   *
   * @param placement Unknown = its time is up
   */
  public record Released<T>(T fact, Placement placement) {}

  private record Waiting<T>(T fact, int bytes, long sinceMillis) {}
}
