package io.earshot.schemas.kafka;

import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.wire.RecordTrust;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormat;
import io.earshot.schemas.wire.WireFormatException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in Confluent's frame into our generated classes, whatever version of the schema
 * they were written with. Configured like Confluent's KafkaAvroDeserializer: {@code
 * schema.registry.url}, {@code specific.avro.reader}.
 *
 * @param <T> the record
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  static {
    RecordTrust.establish();
  }

  private final Map<String, Schema> readerByName;
  private final Map<String, WireDecoder<T>> decoderByName = new HashMap<>();
  private @Nullable SchemaIdLookup ids;

  /** For Kafka, which calls {@link #configure} next; reads every record of the contract. */
  public AvroDeserializer() {
    this.readerByName =
        TopicKind.valueSchemas().stream()
            .collect(Collectors.toMap(Schema::getFullName, Function.identity()));
  }

  /** For programs that have a lookup already; configuration does not replace it. */
  public AvroDeserializer(Class<T> type, SchemaIdLookup ids) {
    Schema reader = SpecificData.get().getSchema(type);
    this.readerByName = Map.of(reader.getFullName(), reader);
    this.ids = ids;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (!SerdeSettings.flag(configs, SerdeSettings.SPECIFIC_READER, true)) {
      throw new ConfigException(
          SerdeSettings.SPECIFIC_READER, false, "generated classes only: set it to true");
    }
    if (ids == null) {
      ids = SerdeSettings.idsOf(configs);
    }
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] framed) {
    if (framed == null) {
      return null;
    }
    if (ids == null) {
      throw new IllegalStateException("neither configured nor given a lookup");
    }
    try {
      return decoder(ids, ids.byId(WireFormat.schemaId(framed))).decode(framed);
    } catch (WireFormatException e) {
      throw new SerializationException("topic=" + topic + ": " + e.getMessage(), e);
    }
  }

  private WireDecoder<T> decoder(SchemaIdLookup lookup, Schema writer) throws WireFormatException {
    String name = writer.getFullName();
    Schema reader = readerByName.get(name);
    if (reader == null) {
      throw new WireFormatException(
          WireFault.INCOMPATIBLE_SCHEMA, "record=" + name + " not in " + readerByName.keySet());
    }
    return decoderByName.computeIfAbsent(name, unused -> WireDecoder.ofSchema(reader, lookup));
  }
}
