package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.series.Labels;
import java.util.function.Consumer;

/** Where alerts of one rule fire. */
interface FiringPlaces {

  /** Calls with all that is known about the place of each alert that fires outwardly. */
  void forEachFiring(Consumer<Labels> action);
}
