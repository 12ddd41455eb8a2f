package io.earshot.lab.clock.simulation;

import java.util.ArrayList;
import java.util.List;

/** One direction of a path as packets find it. */
final class SimulatedPath {

  private static final double SPIKE_SHAPE = 1.5;

  /** A queue takes this long to fill and to drain. */
  private static final double RAMP_SECONDS = 2.0;

  private final Direction direction;
  private final Lots lots;
  private final List<FullQueue> fullQueues = new ArrayList<>();

  SimulatedPath(Direction direction, Lots lots, Lots congestionLots, double durationSeconds) {
    this.direction = direction;
    this.lots = lots;
    Congestion congestion = direction.congestion();
    if (congestion == null) {
      return;
    }
    double seconds = congestionLots.exponential(congestion.meanGapSeconds());
    while (seconds < durationSeconds) {
      double end = seconds + congestionLots.exponential(congestion.meanLengthSeconds());
      double level = congestionLots.uniform(congestion.lowSeconds(), congestion.highSeconds());
      fullQueues.add(new FullQueue(seconds, end, level));
      seconds = end + congestionLots.exponential(congestion.meanGapSeconds());
    }
  }

  /** Delay of the next packet, sent at an instant. */
  double delaySeconds(double sentSeconds) {
    double delay = direction.floorSeconds(sentSeconds);
    delay += lots.exponential(direction.jitterSeconds());
    if (direction.uniformSeconds() > 0) {
      delay += lots.unit() * direction.uniformSeconds();
    }
    if (direction.spikeProbability() > 0 && lots.chance(direction.spikeProbability())) {
      delay +=
          Math.min(direction.spikeCapSeconds(), lots.pareto(direction.spikeSeconds(), SPIKE_SHAPE));
    }
    for (FullQueue queue : fullQueues) {
      if (queue.covers(sentSeconds)) {
        delay += queue.delaySeconds(sentSeconds) * (0.7 + 0.6 * lots.unit());
      }
    }
    return delay;
  }

  /** A time in which the queue is full. */
  private record FullQueue(double fromSeconds, double toSeconds, double levelSeconds) {

    boolean covers(double seconds) {
      return fromSeconds <= seconds && seconds < toSeconds;
    }

    double delaySeconds(double seconds) {
      double filled = (seconds - fromSeconds) / RAMP_SECONDS;
      double left = (toSeconds - seconds) / RAMP_SECONDS;
      return levelSeconds * Math.min(1.0, Math.min(filled, left));
    }
  }
}
