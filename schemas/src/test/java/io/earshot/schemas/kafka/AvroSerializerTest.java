package io.earshot.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.schema.ClockId;
import io.earshot.schema.DeadLetter;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.SampleBatch;
import io.earshot.schemas.registry.FakeRegistry;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvroSerializerTest {

  private static final EventBatch BATCH = SampleBatch.full();
  private static final DeadLetter LETTER =
      new DeadLetter("too_short", "length=1 < headerBytes=5", "earshot.events", 3, 9L, null, null);

  private FakeRegistry fake;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeRegistry();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void configuredByConfluentsPropertiesRecordsComeBack() {
    try (AvroSerializer<SpecificRecord> serializer = serializer(Map.of());
        AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of())) {
      byte[] batch = serializer.serialize(Topics.EVENTS, BATCH);
      byte[] letter = serializer.serialize(Topics.DEAD_LETTERS, LETTER);
      assertThat(deserializer.deserialize(Topics.EVENTS, batch)).isEqualTo(BATCH);
      assertThat(deserializer.deserialize(Topics.DEAD_LETTERS, letter)).isEqualTo(LETTER);
    }
  }

  @Test
  void theRegistryIsAskedOncePerTopicAndId() {
    try (AvroSerializer<SpecificRecord> serializer = serializer(Map.of());
        AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of())) {
      for (int i = 0; i < 3; i++) {
        deserializer.deserialize("t", serializer.serialize("t", BATCH));
      }
      assertThat(fake.requests())
          .containsExactly("POST /subjects/t-value/versions", "GET /schemas/ids/1");
    }
  }

  @Test
  void withoutAutoRegistrationTheSchemaIsOnlyLookedUp() {
    try (AvroSerializer<SpecificRecord> serializer =
        serializer(Map.of("auto.register.schemas", "false"))) {
      assertThatThrownBy(() -> serializer.serialize("t", BATCH))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("topic=t record=io.earshot.schema.EventBatch")
          .hasMessageContaining("register the schema first");
      assertThat(fake.requests()).containsExactly("POST /subjects/t-value");
    }
  }

  @Test
  void nullStaysNull() {
    try (AvroSerializer<SpecificRecord> serializer = serializer(Map.of());
        AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of())) {
      assertThat(serializer.serialize("t", null)).isNull();
      assertThat(deserializer.deserialize("t", null)).isNull();
    }
  }

  @Test
  void damageNamesTopicAndCause() {
    try (AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of())) {
      assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {1, 2, 3, 4, 5, 6}))
          .isInstanceOf(SerializationException.class)
          .hasMessage("topic=t: wrong_magic_byte: firstByte=1 != magic=0");
      assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 5}))
          .hasMessageStartingWith("topic=t: unknown_schema_id: schemaId=5");
    }
  }

  @Test
  void aRecordOutsideTheContractIsRefusedByName() {
    try (AvroSerializer<SpecificRecord> serializer = serializer(Map.of());
        AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of())) {
      byte[] clock = serializer.serialize("t", new ClockId("n", "c", 0));
      assertThatThrownBy(() -> deserializer.deserialize("t", clock))
          .hasMessageContaining("incompatible_schema: record=io.earshot.schema.ClockId not in");
    }
  }

  @Test
  void aGivenLookupNeedsNoRegistry() {
    FixedSchemaIds ids = FixedSchemaIds.of(TopicKind.valueSchemas());
    try (AvroSerializer<EventBatch> serializer = new AvroSerializer<>(ids);
        AvroDeserializer<EventBatch> deserializer = new AvroDeserializer<>(EventBatch.class, ids)) {
      byte[] framed = serializer.serialize("any", BATCH);
      assertThat(framed).startsWith(0, 0, 0, 0, 1);
      assertThat(deserializer.deserialize("any", framed)).isEqualTo(BATCH);
      assertThat(fake.requests()).isEmpty();
    }
  }

  @Test
  void configurationErrorsAreFoundAtStart() {
    for (Map<String, String> wrong :
        List.of(
            Map.<String, String>of(),
            Map.of("schema.registry.url", "127.0.0.1:8081"),
            Map.of("schema.registry.url", fake.url(), "specific.avro.reader", "false"))) {
      try (AvroDeserializer<SpecificRecord> deserializer = new AvroDeserializer<>()) {
        assertThatThrownBy(() -> deserializer.configure(wrong, false))
            .isInstanceOf(ConfigException.class);
      }
    }
  }

  private AvroSerializer<SpecificRecord> serializer(Map<String, String> more) {
    AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();
    serializer.configure(withUrl(more), false);
    return serializer;
  }

  private AvroDeserializer<SpecificRecord> deserializer(Map<String, String> more) {
    AvroDeserializer<SpecificRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(withUrl(more), false);
    return deserializer;
  }

  private Map<String, String> withUrl(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("schema.registry.url", fake.url());
    all.put("specific.avro.reader", "true");
    return all;
  }
}
