package io.earshot.lab.clock.simulation;

import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.RatePrior;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pair of clocks in one kind of trouble. Left is a server, right mostly a browser; up is right
 * to left.
 */
public final class Scenario {

  private static final double DEFAULT_DURATION_SECONDS = 900;
  private static final double DEFAULT_FROM_SECONDS = 30;
  private static final double TAIL_SECONDS = 40;

  private final String name;
  private final Direction up;
  private final Direction down;
  private Host right = Host.BROWSER;
  private RatePrior prior = RatePrior.BROWSER;
  private Delivery delivery = Delivery.PROMPT;
  private List<ClockStep> steps = List.of();
  private @Nullable RandomSteps randomSteps;
  private List<Slew> slews = List.of();
  private List<Silence> silences = List.of();
  private double durationSeconds = DEFAULT_DURATION_SECONDS;
  private double fromSeconds = DEFAULT_FROM_SECONDS;
  private long budgetNanos = 50_000_000;

  private Scenario(String name, Direction up, Direction down) {
    this.name = name;
    this.up = up;
    this.down = down;
  }

  static Scenario of(String name, Direction up, Direction down) {
    return new Scenario(name, up, down);
  }

  Scenario betweenServers(long newBudgetNanos) {
    right = Host.SERVER;
    prior = RatePrior.SERVERS;
    budgetNanos = newBudgetNanos;
    return this;
  }

  Scenario withRight(Host host) {
    right = host;
    return this;
  }

  Scenario delivered(Delivery newDelivery) {
    delivery = newDelivery;
    return this;
  }

  Scenario stepping(ClockStep... newSteps) {
    steps = List.of(newSteps);
    return this;
  }

  Scenario stepping(RandomSteps newSteps) {
    randomSteps = newSteps;
    return this;
  }

  Scenario slewing(Slew... newSlews) {
    slews = List.of(newSlews);
    return this;
  }

  Scenario silent(Silence... newSilences) {
    silences = List.of(newSilences);
    return this;
  }

  Scenario lasting(double newDurationSeconds, double newFromSeconds) {
    durationSeconds = newDurationSeconds;
    fromSeconds = newFromSeconds;
    return this;
  }

  /** Short name, a word of two characters: S1 to S9, SA to SC. */
  public String id() {
    return name.substring(0, 2);
  }

  /** What it is about, after the short name. */
  public String title() {
    return name.substring(3);
  }

  /** Both; it is part of what random numbers are drawn from. */
  String name() {
    return name;
  }

  /** Delay that one direction may have. */
  public long budgetNanos() {
    return budgetNanos;
  }

  /** How the estimator is set up for these hosts. */
  public EdgeConfig config() {
    return EdgeConfig.of(prior, Host.SERVER.resolutionNanos() + right.resolutionNanos())
        .withGraceNanos(delivery.graceNanos());
  }

  /** How long after its arrival a mark waits for its final answer. */
  public double holdSeconds() {
    return delivery.isLate() ? 65.0 : 20.0;
  }

  /** Whether a mark of this instant counts: not while starting, not at the very end. */
  public boolean counts(double seconds) {
    return fromSeconds <= seconds && seconds <= durationSeconds - TAIL_SECONDS;
  }

  Direction up() {
    return up;
  }

  Direction down() {
    return down;
  }

  Host right() {
    return right;
  }

  Delivery delivery() {
    return delivery;
  }

  List<Slew> slews() {
    return slews;
  }

  List<Silence> silences() {
    return silences;
  }

  double durationSeconds() {
    return durationSeconds;
  }

  List<ClockStep> drawSteps(long seed) {
    return randomSteps == null
        ? steps
        : randomSteps.draw(Lots.of(seed, name, "steps"), durationSeconds);
  }
}
