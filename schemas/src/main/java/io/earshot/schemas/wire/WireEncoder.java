package io.earshot.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns records of one schema into framed bytes. Keeps its buffers: one encoder per thread.
 *
 * @param <T> the record
 */
public final class WireEncoder<T extends SpecificRecord> {

  static {
    RecordTrust.establish();
  }

  private static final int INITIAL_BYTES = 1024;

  private final Schema schema;
  private final byte[] header;
  private final SpecificDatumWriter<T> writer;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
  // Unbuffered: what a failed record left behind is dropped by resetting the stream alone.
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  public WireEncoder(Schema schema, int schemaId) {
    this.schema = schema;
    this.header = WireFormat.header(schemaId);
    this.writer = new SpecificDatumWriter<>(schema);
  }

  /** Encoder of a subject's records; asks for the id once, here. */
  public static <T extends SpecificRecord> WireEncoder<T> of(
      Schema schema, String subject, SchemaIdLookup ids) {
    return new WireEncoder<>(schema, ids.idOf(subject, schema));
  }

  /**
   * Frames one record.
   *
   * @throws RuntimeException of Avro, naming the field, if a required field is null; the encoder
   *     stays usable
   */
  public byte[] encode(T record) {
    try {
      bytes.reset();
      bytes.writeBytes(header);
      writer.write(record, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail: " + schema.getFullName(), e);
    }
  }

  public Schema schema() {
    return schema;
  }
}
