package io.earshot.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Key of one part of one session's state: length of the session id in bytes (int32), session id,
 * part name. The length keeps {@code (a, bc)} and {@code (ab, c)} apart.
 */
record StoreKey(String session, String part) {

  byte[] toBytes() {
    byte[] sessionBytes = session.getBytes(StandardCharsets.UTF_8);
    byte[] partBytes = part.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + sessionBytes.length + partBytes.length)
        .putInt(sessionBytes.length)
        .put(sessionBytes)
        .put(partBytes)
        .array();
  }

  static StoreKey fromBytes(byte[] bytes) {
    int sessionEnd = Integer.BYTES + ByteBuffer.wrap(bytes).getInt();
    return new StoreKey(
        text(Arrays.copyOfRange(bytes, Integer.BYTES, sessionEnd)),
        text(Arrays.copyOfRange(bytes, sessionEnd, bytes.length)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
