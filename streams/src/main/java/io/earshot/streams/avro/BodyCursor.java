package io.earshot.streams.avro;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the primitives of Avro's binary encoding from an array.
 *
 * <p>Avro's own decoder allocates what a length says before it looks whether so many bytes follow.
 * Here every length and count is held against the bytes that are left first, so nothing in a record
 * can ask for more memory than a small multiple of its size.
 */
final class BodyCursor {

  /** Every string of a batch is a name; longer ones would swell all that is made of it. */
  static final int MAX_STRING_BYTES = 256;

  private static final int MAX_INT_BYTES = 5;
  private static final int MAX_LONG_BYTES = 10;

  private final KnownStrings strings = new KnownStrings();
  private byte[] bytes = new byte[0];
  private int position;

  /** Goes to {@code position} of {@code bytes}, which are not copied. */
  void reset(byte[] newBytes, int newPosition) {
    bytes = newBytes;
    position = newPosition;
  }

  int leftBytes() {
    return bytes.length - position;
  }

  int readInt() throws UndecodableBatch {
    int zigzag = 0;
    for (int i = 0; i < MAX_INT_BYTES; i++) {
      byte next = readByte();
      zigzag |= (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw UndecodableBatch.undecodable("int before position=" + position + " exceeds 5 bytes");
  }

  long readLong() throws UndecodableBatch {
    long zigzag = 0;
    for (int i = 0; i < MAX_LONG_BYTES; i++) {
      byte next = readByte();
      zigzag |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw UndecodableBatch.undecodable("long before position=" + position + " exceeds 10 bytes");
  }

  double readDouble() throws UndecodableBatch {
    long bits = 0;
    need(Double.BYTES);
    for (int i = 0; i < Double.BYTES; i++) {
      bits |= (bytes[position++] & 0xFFL) << (8 * i);
    }
    return Double.longBitsToDouble(bits);
  }

  boolean readBoolean() throws UndecodableBatch {
    return readByte() == 1;
  }

  /** Null for a string that is too long for a name; it is passed over. */
  @Nullable String readStringOrSkip() throws UndecodableBatch {
    int lengthBytes = readLength("string");
    if (lengthBytes > MAX_STRING_BYTES) {
      position += lengthBytes;
      return null;
    }
    return text(lengthBytes);
  }

  String readString() throws UndecodableBatch {
    int lengthBytes = readLength("string");
    if (lengthBytes > MAX_STRING_BYTES) {
      throw UndecodableBatch.undecodable(
          "string of " + lengthBytes + " bytes > MAX_STRING_BYTES=" + MAX_STRING_BYTES);
    }
    return text(lengthBytes);
  }

  private String text(int lengthBytes) {
    int start = position;
    position += lengthBytes;
    return lengthBytes <= KnownStrings.MAX_BYTES
        ? strings.of(bytes, start, lengthBytes)
        : new String(bytes, start, lengthBytes, StandardCharsets.UTF_8);
  }

  void skip(int count) throws UndecodableBatch {
    need(count);
    position += count;
  }

  void skipSized(String what) throws UndecodableBatch {
    int lengthBytes = readLength(what);
    position += lengthBytes;
  }

  /** Branch of a union of null and one other type. */
  boolean readPresent() throws UndecodableBatch {
    return readIndex("union branch", 2) == 1;
  }

  /** Branch of a union or symbol of an enum. */
  int readIndex(String what, int size) throws UndecodableBatch {
    int index = readInt();
    if (!(0 <= index && index < size)) {
      throw UndecodableBatch.undecodable(what + "=" + index + " not in [0, " + size + ")");
    }
    return index;
  }

  /** Items of the next block of an array or map; 0 ends it. Every item takes a byte or more. */
  int readBlockCount() throws UndecodableBatch {
    long count = readLong();
    if (count < 0) {
      readLong(); // the block's size, for readers that skip
      count = -count;
    }
    if (!(0 <= count && count <= leftBytes())) {
      throw UndecodableBatch.undecodable("blockCount=" + count + " > leftBytes=" + leftBytes());
    }
    return (int) count;
  }

  private int readLength(String what) throws UndecodableBatch {
    long length = readLong();
    if (!(0 <= length && length <= leftBytes())) {
      throw UndecodableBatch.undecodable(
          what + ".length=" + length + " not in [0, leftBytes=" + leftBytes() + "]");
    }
    return (int) length;
  }

  private byte readByte() throws UndecodableBatch {
    need(1);
    return bytes[position++];
  }

  private void need(int count) throws UndecodableBatch {
    if (count > leftBytes()) {
      throw UndecodableBatch.undecodable("leftBytes=" + leftBytes() + " < needed=" + count);
    }
  }
}
