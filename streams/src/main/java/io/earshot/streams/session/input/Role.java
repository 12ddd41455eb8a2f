package io.earshot.streams.session.input;

/** What stands where an observation was made. */
public enum Role {
  UNKNOWN,
  CLIENT,
  WORKER,
  SFU,
  TURN;

  /** True for hosts that pass media on and never join a call themselves. */
  public boolean isServer() {
    return this == SFU || this == TURN;
  }
}
