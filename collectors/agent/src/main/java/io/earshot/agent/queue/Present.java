package io.earshot.agent.queue;

/** Which columns of a mark were seen, as bits, and above them the one byte of an Opus frame. */
public final class Present {

  public static final int RTP_TIMESTAMP = 1;
  public static final int SEQUENCE_NUMBER = 2;
  public static final int PAYLOAD = 4;
  public static final int PRIMARY = 8;
  public static final int SINCE_CAPTURE = 16;
  public static final int OPUS_TOC = 32;

  private static final int COLUMNS = 0xff;
  private static final int BYTE_BITS = 8;

  private Present() {}

  /** The same with the first byte of the Opus frame, 0..255. */
  public static int withOpusToc(int present, int opusToc) {
    return present | OPUS_TOC | (opusToc & 0xff) << BYTE_BITS;
  }

  static int columns(int present) {
    return present & COLUMNS;
  }

  static int opusToc(int present) {
    return present >>> BYTE_BITS & 0xff;
  }
}
