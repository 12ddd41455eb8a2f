package io.earshot.media.loss;

/** What one arrival was to its stream. */
public enum PacketReceipt {
  /** New, and above every number before it. */
  IN_ORDER,
  /** New, but below the highest number seen at its arrival. */
  REORDERED,
  /** Its number had arrived before; not received again. */
  DUPLICATE,
  /** Far from the sequence, alone: neither expected nor received. */
  STRAY,
  /**
   * New, the second packet after a restart or jump of the numbers; the first was a stray so far.
   */
  RESTARTED;

  /**
   * Whether its number arrived for the first time, as far as this packet alone can tell. These are
   * the packets that jitter is made of: a stray may be the first one after a restart.
   */
  public boolean isNew() {
    return this != DUPLICATE;
  }
}
