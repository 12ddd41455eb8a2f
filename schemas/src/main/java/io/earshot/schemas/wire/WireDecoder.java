package io.earshot.schemas.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns framed bytes into records of one type, whatever version of the schema they were written
 * with. Schema ids are resolved once and for ever. Keeps its buffers: one decoder per thread.
 *
 * @param <T> the record
 */
public final class WireDecoder<T extends SpecificRecord> {

  static {
    RecordTrust.establish();
  }

  private final Schema readerSchema;
  private final SchemaIdLookup ids;
  private final Map<Integer, Plan<T>> planById = new HashMap<>();
  private @Nullable BinaryDecoder reusable;

  private WireDecoder(Schema readerSchema, SchemaIdLookup ids) {
    this.readerSchema = readerSchema;
    this.ids = ids;
  }

  public static <T extends SpecificRecord> WireDecoder<T> of(Class<T> type, SchemaIdLookup ids) {
    return ofSchema(SpecificData.get().getSchema(type), ids);
  }

  /** Decoder of the generated class that belongs to {@code readerSchema}. */
  public static <T extends SpecificRecord> WireDecoder<T> ofSchema(
      Schema readerSchema, SchemaIdLookup ids) {
    return new WireDecoder<>(readerSchema, ids);
  }

  /** Reads one framed record. A bad one does not spoil the next. */
  public T decode(byte[] framed) throws WireFormatException {
    int id = WireFormat.schemaId(framed);
    SpecificDatumReader<T> reader = plan(id).reader(id);
    int bodyBytes = framed.length - WireFormat.HEADER_BYTES;
    try {
      reusable =
          DecoderFactory.get().binaryDecoder(framed, WireFormat.HEADER_BYTES, bodyBytes, reusable);
      T record = reader.read(null, reusable);
      int leftBytes = reusable.remainingBytes();
      if (leftBytes != 0) {
        throw new WireFormatException(
            WireFault.TRAILING_BYTES, "schemaId=" + id + ": leftBytes=" + leftBytes + " != 0");
      }
      return record;
    } catch (IOException | RuntimeException e) {
      // Avro reports damage as whatever it stumbles over: end of file, index, cast, limit.
      throw new WireFormatException(
          WireFault.UNDECODABLE, "schemaId=" + id + " bodyBytes=" + bodyBytes + ": " + e, e);
    }
  }

  /** Schema that records with this id were written with. */
  public Schema writerSchema(int id) throws WireFormatException {
    return plan(id).writerSchema();
  }

  private Plan<T> plan(int id) throws WireFormatException {
    Plan<T> known = planById.get(id);
    if (known != null) {
      return known;
    }
    Plan<T> plan = Plan.of(ids.byId(id), readerSchema);
    planById.put(id, plan);
    return plan;
  }

  /** How to read what one schema wrote; without a reader if that cannot be done. */
  private record Plan<T>(
      Schema writerSchema, @Nullable SpecificDatumReader<T> reader, String incompatibility) {

    static <T> Plan<T> of(Schema writer, Schema reader) {
      SchemaPairCompatibility pair =
          SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
      return pair.getType() == SchemaCompatibilityType.COMPATIBLE
          ? new Plan<>(writer, new SpecificDatumReader<>(writer, reader), "")
          : new Plan<>(writer, null, describe(pair));
    }

    SpecificDatumReader<T> reader(int id) throws WireFormatException {
      if (reader == null) {
        throw new WireFormatException(
            WireFault.INCOMPATIBLE_SCHEMA, "schemaId=" + id + ": " + incompatibility);
      }
      return reader;
    }

    private static String describe(SchemaPairCompatibility pair) {
      return "writer="
          + pair.getWriter().getFullName()
          + " cannot be read as "
          + pair.getReader().getFullName()
          + ": "
          + pair.getResult().getIncompatibilities();
    }
  }
}
