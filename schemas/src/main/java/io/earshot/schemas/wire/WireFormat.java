package io.earshot.schemas.wire;

import java.nio.ByteBuffer;

/**
 * Confluent's frame: byte 0, schema id as big-endian int32, Avro binary body.
 *
 * <p>Example: {@code 00 00 00 00 07 …} is a record written with schema 7.
 */
public final class WireFormat {

  public static final byte MAGIC = 0;
  public static final int HEADER_BYTES = 1 + Integer.BYTES;

  private WireFormat() {}

  /** Schema id of a framed record. */
  public static int schemaId(byte[] framed) throws WireFormatException {
    if (framed.length < HEADER_BYTES) {
      throw new WireFormatException(
          WireFault.TOO_SHORT, "length=" + framed.length + " < headerBytes=" + HEADER_BYTES);
    }
    if (framed[0] != MAGIC) {
      throw new WireFormatException(
          WireFault.WRONG_MAGIC_BYTE, "firstByte=" + (framed[0] & 0xff) + " != magic=" + MAGIC);
    }
    return ByteBuffer.wrap(framed).getInt(1);
  }

  /** The five bytes in front of a body. */
  public static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
  }
}
