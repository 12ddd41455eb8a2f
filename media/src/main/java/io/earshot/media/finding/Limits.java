package io.earshot.media.finding;

/** From where on something is worth a sentence. */
final class Limits {

  /** The product's limit of packet loss. */
  static final double MAX_LOSS_RATIO = 0.02;

  /** Loss is judged over at least this long, as on the live page: one lost second is no leg. */
  static final long LOSS_SECONDS = 15;

  /** Below this one lost packet is more than a percent: two seconds of 20 ms frames. */
  static final long MIN_EXPECTED_PACKETS = 100;

  /** Legs that lose at least this much of what the worst one does are named with it. */
  static final double AS_BAD_SHARE = 2.0 / 3;

  /** A sentence that names more legs is not read. */
  static final int MAX_NAMED_LEGS = 4;

  /** Above what random loss gives by chance: iid loss of 280 packets was seen at 1.03. */
  static final double BURSTY_RATIO = 1.25;

  /** Fewer losses have no pattern. */
  static final long MIN_LOST_OF_A_PATTERN = 20;

  /**
   * Milliseconds. NetEq moves its target in steps of 10 ms or more: recorded calls without any
   * impairment rise and stay by one step, those with bursts by two.
   */
  static final double MIN_BUFFER_RISE_MILLIS = 15;

  /** A rise of so many milliseconds is as bad as loss at its limit: a third of a budget gone. */
  static final double BAD_BUFFER_RISE_MILLIS = 30;

  /** One syllable of twenty made up by the receiver. */
  static final double MAX_CONCEALED_RATIO = 0.05;

  /** Concealment of so many times the loss is not explained by it. */
  static final double UNEXPLAINED_BY_LOSS = 2;

  private Limits() {}
}
