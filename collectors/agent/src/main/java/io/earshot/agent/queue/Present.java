package io.earshot.agent.queue;

/** Which columns of a mark were seen, as bits. */
public final class Present {

  public static final int RTP_TIMESTAMP = 1;
  public static final int SEQUENCE_NUMBER = 2;
  public static final int PAYLOAD = 4;
  public static final int PRIMARY = 8;
  public static final int SINCE_CAPTURE = 16;

  private Present() {}
}
