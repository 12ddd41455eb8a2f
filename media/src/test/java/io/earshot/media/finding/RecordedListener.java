package io.earshot.media.finding;

import java.util.Arrays;

/**
 * What the listener of the recorded LiveKit call received of the speaker, second by second from the
 * fourth of the session on, from the browser's getStats. The impairments began at 22 s (downlink
 * bursts, until 44 s) and 52 s (uplink loss, until 67 s) of a clock that began 16.1 s later.
 */
final class RecordedListener {

  static final long FIRST_SECOND = 4;
  static final int IMPAIRMENT_CLOCK_SECONDS = 16;

  private static final String LOST =
      "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 6 2 2 1 2 1 5 2 1 2"
          + " 3 2 0 9 2 3 0 3 1 3 2 0 0 0 0 0 0 0 0 3 0 1 2 0 0 1 2 1 2 2 1 3 2 1 0 0 0 0 0 0 0 0 0 0"
          + " 0 0 0";

  /** What the SFU missed of the speaker in the same seconds. */
  private static final String LOST_BEFORE =
      "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"
          + " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 1 2 0 0 1 2 1 2 2 0 4 2 1 0 0 0 0 0 0 0 0 0 0 0"
          + " 0 0 0";

  /** Milliseconds in the jitter buffer; NaN where nothing was played yet. */
  private static final String BUFFER =
      "NaN 56 40 40 38 40 39 29 29 35 40 40 40 40 41 40 41 43 45 39 34 32 35 37 32 31 30 31 30 56 61"
          + " 54 54 52 52 44 40 45 51 50 50 52 52 52 51 52 50 52 52 42 41 41 43 41 41 45 51 62 63 65 66"
          + " 64 63 68 62 61 62 62 60 60 60 60 58 60 59 59 61 59 59 60 60 59 61 63 61 60 60 60 60 60 61"
          + " 59 60";

  private RecordedListener() {}

  static long[] lostPackets() {
    return Arrays.stream(LOST.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  static long[] lostBeforePackets() {
    return Arrays.stream(LOST_BEFORE.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  static double[] bufferMillis() {
    return Arrays.stream(BUFFER.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
