package io.earshot.media.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two clocks and the paths between them, seed in hand: jitter, spikes, drift, steps of the right
 * clock, congestion and loss. Knows the truth.
 */
final class SimulatedEdge {

  static final double SECOND = 1e9;

  private final SplittableRandom random;
  private final double leftZero;
  private final double rightZero;
  private final double rate;
  private final List<double[]> steps = new ArrayList<>();
  private double upFloor = 0.015;
  private double downFloor = 0.012;
  private double congestionEvery = Double.MAX_VALUE;

  SimulatedEdge(long seed) {
    random = new SplittableRandom(seed);
    leftZero = 100 + 5000 * random.nextDouble();
    rightZero = 100 + 5000 * random.nextDouble();
    rate = (random.nextDouble() - 0.5) * 2e-4;
  }

  SimulatedEdge stepping(double atSeconds, double bySeconds) {
    steps.add(new double[] {atSeconds, bySeconds});
    return this;
  }

  SimulatedEdge withFloors(double up, double down) {
    upFloor = up;
    downFloor = down;
    return this;
  }

  /** Both directions slow for a third of each period. */
  SimulatedEdge congestedEvery(double seconds) {
    congestionEvery = seconds;
    return this;
  }

  long leftNanos(double seconds) {
    return (long) Math.floor((leftZero + seconds) * 1e6) * 1000;
  }

  long rightNanos(double seconds) {
    double reading = rightZero + seconds * (1 + rate);
    for (double[] step : steps) {
      reading += seconds >= step[0] ? step[1] : 0;
    }
    return (long) Math.floor(reading * 1e4) * 100_000;
  }

  /** Right minus left clock at an instant. */
  long offsetNanos(double seconds) {
    return rightNanos(seconds) - leftNanos(seconds);
  }

  double upDelay(double seconds) {
    return delay(upFloor, seconds);
  }

  double downDelay(double seconds) {
    return delay(downFloor, seconds);
  }

  private double delay(double floor, double seconds) {
    double delay = floor - 0.0015 * Math.log(1 - random.nextDouble());
    if (random.nextInt(12) == 0) {
      delay += 0.2 * Math.pow(random.nextDouble(), 4);
    }
    boolean isCongested = seconds % congestionEvery > congestionEvery * 2 / 3;
    return isCongested ? delay + 0.03 + 0.02 * random.nextDouble() : delay;
  }

  /** The exchange that the right end begins at an instant. */
  Exchange exchange(double seconds) {
    double received = seconds + upDelay(seconds);
    double sent = received + 0.0002;
    double returned = sent + downDelay(sent);
    return new Exchange(
        leftNanos(sent),
        rightNanos(returned) - leftNanos(sent),
        leftNanos(received),
        leftNanos(received) - rightNanos(seconds));
  }

  /** One exchange a second or so, some lost. */
  List<Exchange> exchanges(double fromSeconds, double toSeconds) {
    List<Exchange> exchanges = new ArrayList<>();
    double seconds = fromSeconds;
    while (seconds < toSeconds) {
      if (random.nextInt(20) != 0) {
        exchanges.add(exchange(seconds));
      }
      seconds += 0.9 + 0.2 * random.nextDouble();
    }
    return exchanges;
  }
}
