package io.earshot.lab.clock.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a path: a delay is a floor, exponential and uniform jitter, now and then a
 * Pareto spike, and congestion.
 *
 * @param floors floor from an instant on, ascending
 * @param jitterSeconds mean of the exponential jitter
 * @param uniformSeconds width of the uniform jitter
 * @param spikeProbability how often a packet has a spike
 * @param spikeSeconds smallest spike
 * @param spikeCapSeconds largest
 */
record Direction(
    List<Floor> floors,
    double jitterSeconds,
    double uniformSeconds,
    double spikeProbability,
    double spikeSeconds,
    double spikeCapSeconds,
    @Nullable Congestion congestion) {

  private static final double SPIKE_CAP_SECONDS = 0.25;

  static Direction wired(double floorSeconds) {
    return new Direction(from(floorSeconds), 40e-6, 0, 0.02, 200e-6, 0.02, null);
  }

  static Direction wifi(double floorSeconds) {
    return new Direction(from(floorSeconds), 0.0015, 0, 0.08, 0.005, SPIKE_CAP_SECONDS, null);
  }

  static Direction mobile(double floorSeconds, double jitterSeconds, double uniformSeconds) {
    return new Direction(
        from(floorSeconds), jitterSeconds, uniformSeconds, 0.05, 0.005, SPIKE_CAP_SECONDS, null);
  }

  private static List<Floor> from(double floorSeconds) {
    return List.of(new Floor(0, floorSeconds));
  }

  /** The route changes, and the floor with it. */
  Direction then(double fromSeconds, double floorSeconds) {
    List<Floor> more = new ArrayList<>(floors);
    more.add(new Floor(fromSeconds, floorSeconds));
    return new Direction(
        List.copyOf(more),
        jitterSeconds,
        uniformSeconds,
        spikeProbability,
        spikeSeconds,
        spikeCapSeconds,
        congestion);
  }

  Direction congested(Congestion newCongestion) {
    return new Direction(
        floors,
        jitterSeconds,
        uniformSeconds,
        spikeProbability,
        spikeSeconds,
        spikeCapSeconds,
        newCongestion);
  }

  double floorSeconds(double atSeconds) {
    double floorSeconds = floors.get(0).seconds();
    for (Floor floor : floors) {
      floorSeconds = atSeconds >= floor.fromSeconds() ? floor.seconds() : floorSeconds;
    }
    return floorSeconds;
  }

  /** Delay without any queue, from an instant on. */
  record Floor(double fromSeconds, double seconds) {}
}
