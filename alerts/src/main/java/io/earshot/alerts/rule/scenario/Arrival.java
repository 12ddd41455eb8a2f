package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One value of a series.
 *
 * @param tick of the scenario at which it arrives
 * @param sampleTick of the scenario that it is about; another one than tick for what comes late or
 *     too early
 * @param observation null = the end of what the labels name
 */
public record Arrival(int tick, int sampleTick, @Nullable Observation observation) {}
