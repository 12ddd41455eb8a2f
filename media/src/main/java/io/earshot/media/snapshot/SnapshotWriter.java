package io.earshot.media.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Growing bytes of one snapshot. The format carries no names, types or version: what is written in
 * one order is read back in the same order by {@link SnapshotReader}, and whoever stores snapshots
 * puts a version in front.
 *
 * <p>Integers are base 128 varints (1 byte up to 127, 10 bytes at most), signed ones zigzag coded;
 * doubles are their 8 bytes, so NaN and -0.0 come back as they were.
 */
public final class SnapshotWriter {

  private byte[] bytes = new byte[64];
  private int sizeBytes;

  /** Writes any 64 bits, taken as an unsigned number: the smaller, the shorter. */
  public void writeUnsigned(long value) {
    ensureRoom(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[sizeBytes++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[sizeBytes++] = (byte) rest;
  }

  /** Writes a number near zero on either side. */
  public void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** Writes a number that may be unknown. */
  public void writeNullable(@Nullable Long value) {
    writeBoolean(value != null);
    if (value != null) {
      writeSigned(value);
    }
  }

  /** Writes 4 bytes: for hashes, which no varint makes shorter. */
  public void writeFixed32(int value) {
    ensureRoom(Integer.BYTES);
    for (int shiftBits = 24; shiftBits >= 0; shiftBits -= 8) {
      bytes[sizeBytes++] = (byte) (value >>> shiftBits);
    }
  }

  /** Writes 8 bytes. */
  public void writeFixed64(long value) {
    writeFixed32((int) (value >>> 32));
    writeFixed32((int) value);
  }

  public void writeDouble(double value) {
    writeFixed64(Double.doubleToRawLongBits(value));
  }

  public void writeBoolean(boolean value) {
    ensureRoom(1);
    bytes[sizeBytes++] = (byte) (value ? 1 : 0);
  }

  public void writeString(String value) {
    writeBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the length and the bytes. */
  public void writeBytes(byte[] value) {
    writeUnsigned(value.length);
    ensureRoom(value.length);
    System.arraycopy(value, 0, bytes, sizeBytes, value.length);
    sizeBytes += value.length;
  }

  public int sizeBytes() {
    return sizeBytes;
  }

  /** Returns a copy of what was written so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, sizeBytes);
  }

  /** Forgets what was written and keeps the room, for a writer that is used again and again. */
  public void clear() {
    sizeBytes = 0;
  }

  private void ensureRoom(int neededBytes) {
    if (bytes.length - sizeBytes < neededBytes) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, sizeBytes + neededBytes));
    }
  }
}
