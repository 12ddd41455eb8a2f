package io.earshot.lab.clock.simulation;

import java.util.List;

/** The twelve scenarios. */
public final class Scenarios {

  private static final double UP_SECONDS = 0.015;
  private static final double DOWN_SECONDS = 0.012;

  private static final Direction FULL_UP =
      Direction.wifi(UP_SECONDS).congested(new Congestion(60, 20, 0.020, 0.080));
  private static final Direction FULL_DOWN =
      Direction.wifi(DOWN_SECONDS).congested(new Congestion(120, 10, 0.010, 0.040));

  private Scenarios() {}

  /** All of them, in the order of their names. */
  public static List<Scenario> all() {
    return List.of(
        Scenario.of("S1 colo", Direction.wired(180e-6), Direction.wired(150e-6))
            .betweenServers(5_000_000),
        Scenario.of("S2 wifi-sym", Direction.wifi(0.015), Direction.wifi(0.015)),
        Scenario.of(
            "S3 lte-asym",
            Direction.mobile(0.028, 0.002, 0.008),
            Direction.mobile(0.014, 0.0015, 0)),
        Scenario.of("S4 bloat", FULL_UP, FULL_DOWN),
        Scenario.of("S5 steps", Direction.wifi(0.016), Direction.wifi(0.012))
            .stepping(
                new ClockStep(200, 0.080),
                new ClockStep(357.3, -7.3),
                new ClockStep(500, 0.006),
                new ClockStep(650, -0.012),
                new ClockStep(800, 0.0025))
            .silent(new Silence(350, 357.3)),
        Scenario.of(
            "S6 route",
            Direction.wifi(0.015).then(250, 0.027).then(700, 0.015),
            Direction.wifi(0.012).then(500, 0.020).then(700, 0.012)),
        Scenario.of("S7 loss-ooo", FULL_UP, FULL_DOWN)
            .delivered(new Delivery(1.0, 0.15, 0.05, 2.0, 25_000_000_000L)),
        Scenario.of("S8 cold-5s", Direction.wifi(0.025), Direction.wifi(0.018))
            .delivered(new Delivery(5.0, 0, 0, 0, 2_000_000_000L))
            .lasting(120, 1),
        Scenario.of("S9 slew500", Direction.wifi(UP_SECONDS), Direction.wifi(DOWN_SECONDS))
            .slewing(
                new Slew(0, 300, 11.574), new Slew(300, 420, 500.0), new Slew(420, 2000, 11.574)),
        Scenario.of("SA wander", Direction.wifi(UP_SECONDS), Direction.wifi(DOWN_SECONDS))
            .withRight(Host.BROWSER.withWalkPpm(0.100)),
        Scenario.of("SB steps+bloat", FULL_UP, FULL_DOWN)
            .stepping(new RandomSteps(150, 0.002, 0.200)),
        Scenario.of(
            "SC antisym",
            Direction.wifi(0.015).then(450, 0.021),
            Direction.wifi(0.013).then(450, 0.007)));
  }
}
