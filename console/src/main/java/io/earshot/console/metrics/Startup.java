package io.earshot.console.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Which parts of the process have started; what has once, has for good. Safe for threads. */
public final class Startup {

  private final Map<String, BooleanSupplier> parts = new TreeMap<>();
  private final Map<String, Boolean> started = new TreeMap<>();

  /**
   * Waits for one more part.
   *
   * @param part one word
   */
  public synchronized void expect(String part, BooleanSupplier hasStarted) {
    parts.put(part, hasStarted);
  }

  /** Whether each part has started, by name. */
  public synchronized Map<String, Boolean> checks() {
    parts.forEach(
        (part, hasStarted) ->
            started.compute(
                part, (unused, before) -> (before != null && before) || hasStarted.getAsBoolean()));
    return new TreeMap<>(started);
  }
}
