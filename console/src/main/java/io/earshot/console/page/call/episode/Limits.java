package io.earshot.console.page.call.episode;

/**
 * When a leg is said to suffer. Loss, jitter and the budgets of {@link
 * io.earshot.console.report.HopBudget} are the product's limits; a second, lower one to clear keeps
 * a value at the limit from opening and closing an episode every second.
 */
public final class Limits {

  /** Packets of one leg alone; with 20 ms frames one lost packet a second. */
  public static final double MAX_LOSS_RATIO = 0.02;

  public static final double CLEAR_LOSS_RATIO = 0.015;

  /** Below this one lost packet is more than a percent: two seconds of 20 ms frames. */
  public static final int MIN_EXPECTED_PACKETS = 100;

  /** Evidence of the ratios. */
  public static final int WINDOW_SECONDS = 15;

  /** RFC 3550 estimate. */
  public static final double MAX_JITTER_MILLIS = 30;

  /** A single late second is no episode. */
  public static final int JITTER_WINDOW_SECONDS = 5;

  public static final int MIN_JITTER_SECONDS = 3;

  /** One syllable of twenty made up by the receiver. */
  public static final double MAX_CONCEALED_RATIO = 0.05;

  public static final double CLEAR_CONCEALED_RATIO = 0.04;

  /** A stream begins with concealed samples: its first second says nothing. */
  public static final int MIN_CONCEALED_SECONDS = 5;

  /** A stream without data for longer has stopped, and with it what it suffered from. */
  public static final int MAX_GAP_SECONDS = 5;

  /** Utterances and RTCP reports come seconds apart. */
  public static final int MAX_HOP_GAP_SECONDS = 30;

  /** Past episodes kept of one call, the newest. */
  public static final int MAX_PAST_EPISODES = 20;

  private Limits() {}
}
