package io.earshot.console.alerts.board;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many alerts fire, those that flap or whose data stopped included; without a watchdog, which
 * fires as long as all is well.
 *
 * @param alerts all of them
 * @param bySession calls with at least one, by id; of very many calls some
 */
public record Firing(int alerts, Map<String, Integer> bySession) {

  /** None does. */
  public static final Firing NONE = new Firing(0, Map.of());

  public Firing {
    bySession = Collections.unmodifiableMap(new TreeMap<>(bySession));
  }
}
