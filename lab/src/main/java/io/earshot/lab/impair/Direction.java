package io.earshot.lab.impair;

/** Which way a packet goes. */
public enum Direction {
  /** From whoever sends to the listening side. */
  FORTH,
  /** The answers. */
  BACK;

  /** 0 = from the listening side, 1 = back. */
  public int logNumber() {
    return ordinal();
  }
}
