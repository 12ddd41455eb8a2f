package io.earshot.streams.avro;

import io.earshot.schema.DeadLetter;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireEncoder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Writes what could not be used, with its bytes as far as they are worth keeping. */
public final class DeadLetterEncoder {

  /** A batch has 1 KB; what is larger is not kept, only described. */
  public static final int MAX_KEPT_BYTES = 1 << 16;

  private final WireEncoder<DeadLetter> encoder;

  private DeadLetterEncoder(WireEncoder<DeadLetter> encoder) {
    this.encoder = encoder;
  }

  /**
   * Asks for the schema id once, here.
   *
   * @param subject subject of the topic it writes to
   */
  public static DeadLetterEncoder of(String subject, SchemaIdLookup ids) {
    return new DeadLetterEncoder(WireEncoder.of(DeadLetter.getClassSchema(), subject, ids));
  }

  public byte[] encode(
      Refusal refusal,
      String detail,
      String topic,
      int partition,
      long offset,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    return encoder.encode(
        new DeadLetter(refusal.label(), detail, topic, partition, offset, kept(key), kept(value)));
  }

  private static @Nullable ByteBuffer kept(byte @Nullable [] bytes) {
    return bytes == null || bytes.length > MAX_KEPT_BYTES ? null : ByteBuffer.wrap(bytes);
  }
}
