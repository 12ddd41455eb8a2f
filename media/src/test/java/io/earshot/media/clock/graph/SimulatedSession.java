package io.earshot.media.clock.graph;

import io.earshot.media.clock.ClockEdge;
import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.OffsetInterval;
import io.earshot.media.clock.RatePrior;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A server, a worker beside it and two browsers, with probes between each browser and both hosts
 * once a second; knows what every clock shows.
 */
final class SimulatedSession {

  static final int SERVER = 0;
  static final int WORKER = 1;
  static final int FIRST_BROWSER = 2;
  static final int SECOND_BROWSER = 3;
  static final int CLOCKS = 4;

  private final SplittableRandom random;
  private final double[] zero = new double[CLOCKS];
  private final double[] rate = new double[CLOCKS];
  private final double[][] floor = new double[CLOCKS][CLOCKS];
  private final List<Probed> probed = new ArrayList<>();

  /** Either the asymmetry of a browser's access is common to both its paths, or all is its own. */
  SimulatedSession(long seed, boolean isAccessShared) {
    random = new SplittableRandom(seed);
    for (int clock = 0; clock < CLOCKS; clock++) {
      zero[clock] = between(100, 5000);
      rate[clock] = between(-1, 1) * (clock < FIRST_BROWSER ? 20e-6 : 100e-6);
    }
    floor[SERVER][WORKER] = 0.00015;
    floor[WORKER][SERVER] = 0.00018;
    for (int browser = FIRST_BROWSER; browser < CLOCKS; browser++) {
      double up = between(0.004, 0.020);
      double down = between(0.002, 0.008);
      for (int host = SERVER; host <= WORKER; host++) {
        double base = between(0.003, 0.015);
        floor[browser][host] =
            isAccessShared ? up + base * between(0.85, 1.15) : 0.003 + between(0.005, 0.025);
        floor[host][browser] =
            isAccessShared ? down + base * between(0.85, 1.15) : 0.003 + between(0.005, 0.025);
        probed.add(new Probed(host, browser));
      }
    }
    probed.add(new Probed(SERVER, WORKER));
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  long nanos(int clock, double seconds) {
    long tickNanos = clock < FIRST_BROWSER ? 1_000 : 100_000;
    double reading = zero[clock] + seconds * (1 + rate[clock]);
    return (long) Math.floor(reading * 1e9 / tickNanos) * tickNanos;
  }

  void probeUntil(double endSeconds) {
    for (double seconds = 0.5; seconds < endSeconds; seconds += 1) {
      for (Probed each : probed) {
        each.probe(seconds + random.nextDouble() / 10);
      }
    }
    probed.forEach(each -> each.edge.end());
  }

  private double delay(int from, int to) {
    boolean isLocal = from <= WORKER && to <= WORKER;
    double delay = floor[from][to] - (isLocal ? 40e-6 : 0.0015) * Math.log(1 - random.nextDouble());
    return random.nextInt(12) > 0 ? delay : delay + (isLocal ? 0.001 : 0.03) * random.nextDouble();
  }

  /** What each pair that probes says of itself; the left one's clock tells the instant. */
  List<Edge> intervals(double seconds) {
    List<Edge> intervals = new ArrayList<>();
    OffsetInterval offset = new OffsetInterval();
    for (Probed each : probed) {
      if (each.edge.offsetAt(nanos(each.left, seconds), offset)) {
        intervals.add(
            new Edge(
                each.left,
                each.right,
                offset.loNanos() - offset.resolutionNanos(),
                offset.hiNanos() + offset.resolutionNanos()));
      }
    }
    return intervals;
  }

  /** Two clocks that exchange probes. */
  private final class Probed {

    private final int left;
    private final int right;
    private final ClockEdge edge;

    Probed(int left, int right) {
      this.left = left;
      this.right = right;
      edge =
          ClockEdge.of(
              right == WORKER
                  ? EdgeConfig.of(RatePrior.SERVERS, 2_000)
                  : EdgeConfig.of(RatePrior.BROWSER, 101_000));
    }

    void probe(double seconds) {
      double received = seconds + delay(right, left);
      double sent = received + 0.0001;
      double returned = sent + delay(left, right);
      edge.probe(
          nanos(right, seconds), nanos(left, received), nanos(left, sent), nanos(right, returned));
    }
  }
}
