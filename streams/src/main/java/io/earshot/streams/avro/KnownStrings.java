package io.earshot.streams.avro;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings seen lately by their bytes: ids and codec names stand in every batch of a session, and
 * one object for each makes comparing them cheap. Fixed size; a newcomer replaces what has its
 * slot.
 */
final class KnownStrings {

  static final int MAX_BYTES = 64;

  private static final int SLOTS = 4096;

  private final @Nullable Known[] slots = new Known[SLOTS];

  String of(byte[] bytes, int start, int lengthBytes) {
    int slot = slot(bytes, start, lengthBytes);
    Known known = slots[slot];
    if (known != null && known.isSame(bytes, start, lengthBytes)) {
      return known.text();
    }
    Known fresh = Known.of(bytes, start, lengthBytes);
    slots[slot] = fresh;
    return fresh.text();
  }

  private static int slot(byte[] bytes, int start, int lengthBytes) {
    int hash = lengthBytes;
    for (int i = start; i < start + lengthBytes; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 12)) & (SLOTS - 1);
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by isSame alone
  private record Known(byte[] key, String text) {

    static Known of(byte[] bytes, int start, int lengthBytes) {
      return new Known(
          Arrays.copyOfRange(bytes, start, start + lengthBytes),
          new String(bytes, start, lengthBytes, StandardCharsets.UTF_8));
    }

    boolean isSame(byte[] bytes, int start, int lengthBytes) {
      return Arrays.equals(key, 0, key.length, bytes, start, start + lengthBytes);
    }
  }
}
