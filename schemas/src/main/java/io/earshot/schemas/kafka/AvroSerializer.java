package io.earshot.schemas.kafka;

import io.earshot.schemas.wire.RecordTrust;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireEncoder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in Confluent's frame under {@code <topic>-value}. Configured like Confluent's
 * KafkaAvroSerializer: {@code schema.registry.url}, {@code auto.register.schemas}.
 *
 * @param <T> the record
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  static {
    RecordTrust.establish();
  }

  private final Map<String, WireEncoder<T>> encoderByTopic = new HashMap<>();
  private @Nullable SchemaIdLookup ids;
  private boolean isKey;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroSerializer() {}

  /** For programs that have a lookup already; configuration does not replace it. */
  public AvroSerializer(SchemaIdLookup ids) {
    this.ids = ids;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    this.isKey = isKey;
    if (ids == null) {
      ids = SerdeSettings.idsOf(configs);
    }
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T record) {
    if (record == null) {
      return null;
    }
    try {
      return encoder(topic, record).encode(record);
    } catch (RuntimeException e) {
      String name = record.getSchema().getFullName();
      throw new SerializationException("topic=" + topic + " record=" + name + ": " + e, e);
    }
  }

  private WireEncoder<T> encoder(String topic, T record) {
    WireEncoder<T> known = encoderByTopic.get(topic);
    // Identity: a generated class has one schema object, and comparing schemas is slow.
    if (known != null && known.schema() == record.getSchema()) {
      return known;
    }
    if (ids == null) {
      throw new IllegalStateException("neither configured nor given a lookup");
    }
    WireEncoder<T> encoder =
        WireEncoder.of(record.getSchema(), SerdeSettings.subject(topic, isKey), ids);
    encoderByTopic.put(topic, encoder);
    return encoder;
  }
}
