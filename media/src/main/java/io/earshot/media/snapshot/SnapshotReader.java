package io.earshot.media.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link SnapshotWriter} wrote, in the same order. Truncated or foreign bytes end in a
 * {@link SnapshotFormatException}, never in a wild allocation: every count is checked against its
 * bound before it is used.
 */
public final class SnapshotReader {

  private final byte[] bytes;
  private int positionBytes;

  /** Reads {@code bytes} from the start, without a copy. */
  public SnapshotReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public long readUnsigned() {
    long value = 0;
    for (int shiftBits = 0; shiftBits < Long.SIZE; shiftBits += 7) {
      byte next = readByte();
      value |= (next & 0x7FL) << shiftBits;
      if (next >= 0) {
        return value;
      }
    }
    throw new SnapshotFormatException(
        "varint before positionBytes=" + positionBytes + " has more than maxBytes=10");
  }

  public long readSigned() {
    long zigzag = readUnsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  public @Nullable Long readNullable() {
    return readBoolean() ? readSigned() : null;
  }

  /** Reads an unsigned number and refuses one outside {@code [0, max]}. */
  public int readCount(int max) {
    long count = readUnsigned();
    if (!(0 <= count && count <= max)) {
      throw new SnapshotFormatException(
          "count=" + Long.toUnsignedString(count) + " > max=" + max + at());
    }
    return (int) count;
  }

  public int readFixed32() {
    need(Integer.BYTES);
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << 8) | (bytes[positionBytes++] & 0xFF);
    }
    return value;
  }

  public long readFixed64() {
    long high = readFixed32();
    return (high << 32) | (readFixed32() & 0xFFFF_FFFFL);
  }

  public double readDouble() {
    return Double.longBitsToDouble(readFixed64());
  }

  public boolean readBoolean() {
    byte value = readByte();
    if (value != 0 && value != 1) {
      throw new SnapshotFormatException("boolean=" + value + " is neither 0 nor 1" + at());
    }
    return value == 1;
  }

  public String readString() {
    return new String(readBytes(), StandardCharsets.UTF_8);
  }

  public byte[] readBytes() {
    int lengthBytes = readCount(Integer.MAX_VALUE);
    need(lengthBytes);
    positionBytes += lengthBytes;
    return Arrays.copyOfRange(bytes, positionBytes - lengthBytes, positionBytes);
  }

  public int remainingBytes() {
    return bytes.length - positionBytes;
  }

  /** Refuses bytes that nobody read: they mean that writer and reader differ. */
  public void expectEnd() {
    if (remainingBytes() != 0) {
      throw new SnapshotFormatException("remainingBytes=" + remainingBytes() + " > 0" + at());
    }
  }

  private byte readByte() {
    need(1);
    return bytes[positionBytes++];
  }

  private void need(int neededBytes) {
    if (remainingBytes() < neededBytes) {
      throw new SnapshotFormatException(
          "remainingBytes=" + remainingBytes() + " < neededBytes=" + neededBytes + at());
    }
  }

  private String at() {
    return " at positionBytes=" + positionBytes;
  }
}
