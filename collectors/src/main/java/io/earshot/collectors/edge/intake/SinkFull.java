package io.earshot.collectors.edge.intake;

/** Nothing more can be held until the broker takes what is here, or a room's session is known. */
public final class SinkFull extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean waitingForRoom;

  /**
   * @param waitingForRoom true when what waits for its session fills its bound
   */
  public SinkFull(boolean waitingForRoom) {
    super(waitingForRoom ? "too much waits for its session" : "the broker takes nothing");
    this.waitingForRoom = waitingForRoom;
  }

  public boolean isWaitingForRoom() {
    return waitingForRoom;
  }
}
