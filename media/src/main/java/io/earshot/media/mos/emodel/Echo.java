package io.earshot.media.mos.emodel;

/** Whether the far end sends the talker's voice back. */
public enum Echo {
  /** Echo-cancelled endpoints, such as every browser: only pure delay counts, T = Tr = 0. */
  NONE,
  /** The recommendation's usual path, T = Ta and Tr = 2·Ta, with the echo losses of the line. */
  PATH
}
