package io.earshot.streams.avro;

import io.earshot.schemas.wire.SchemaText;
import io.earshot.schemas.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** How to bring what one writer schema wrote under a cursor that knows only our schema. */
sealed interface DecodePlan {

  /** Puts the cursor on the first field of a body in our schema. */
  void start(byte[] framed, BodyCursor cursor) throws UndecodableBatch;

  static DecodePlan of(int schemaId, Schema writer, Schema ours) {
    Schema reader = SchemaText.neutral(ours);
    // The parsing form is what decides the bytes: names, order and types, without docs.
    if (SchemaNormalization.toParsingForm(writer)
        .equals(SchemaNormalization.toParsingForm(reader))) {
      return new AsItIs();
    }
    boolean readable =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
            == SchemaCompatibilityType.COMPATIBLE;
    return readable ? new Resolved(writer, reader) : new Unreadable(schemaId, writer, reader);
  }

  /** Writer and reader agree: the hot path. */
  record AsItIs() implements DecodePlan {

    @Override
    public void start(byte[] framed, BodyCursor cursor) {
      cursor.reset(framed, WireFormat.HEADER_BYTES);
    }
  }

  /** Another version: Avro resolves it, and its record is written again in our schema. */
  record Resolved(
      Schema writer,
      GenericDatumReader<GenericRecord> datumReader,
      GenericDatumWriter<GenericRecord> datumWriter)
      implements DecodePlan {

    Resolved(Schema writer, Schema reader) {
      this(writer, new GenericDatumReader<>(writer, reader), new GenericDatumWriter<>(reader));
    }

    @Override
    public void start(byte[] framed, BodyCursor cursor) throws UndecodableBatch {
      cursor.reset(framed, WireFormat.HEADER_BYTES);
      // Avro trusts lengths and counts: it gets only bytes whose lengths and counts are true.
      new BodyWalk(cursor).over(writer);
      int trailingBytes = cursor.leftBytes();
      if (trailingBytes != 0) {
        throw UndecodableBatch.undecodable("trailingBytes=" + trailingBytes + " > 0");
      }
      cursor.reset(resolved(framed), 0);
    }

    private byte[] resolved(byte[] framed) throws UndecodableBatch {
      int bodyBytes = framed.length - WireFormat.HEADER_BYTES;
      try {
        GenericRecord batch =
            datumReader.read(
                null,
                DecoderFactory.get()
                    .binaryDecoder(framed, WireFormat.HEADER_BYTES, bodyBytes, null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(framed.length);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        datumWriter.write(batch, encoder);
        encoder.flush();
        return bytes.toByteArray();
      } catch (IOException | RuntimeException e) {
        // Avro reports damage as whatever it stumbles over: end of file, index, cast, limit.
        throw UndecodableBatch.undecodable("bodyBytes=" + bodyBytes + ": " + e);
      }
    }
  }

  /** A schema of something else. */
  record Unreadable(int schemaId, Schema writer, Schema reader) implements DecodePlan {

    @Override
    public void start(byte[] framed, BodyCursor cursor) throws UndecodableBatch {
      throw new UndecodableBatch(
          Refusal.INCOMPATIBLE_SCHEMA,
          "schemaId="
              + schemaId
              + ": writer="
              + writer.getFullName()
              + " cannot be read as "
              + reader.getFullName());
    }
  }
}
