package io.earshot.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schemas.file.SchemaFiles;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.wire.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any version of the product reads what any other wrote: FULL_TRANSITIVE, before a registry. */
class CompatibilityTest {

  static Stream<TopicSpec> topics() {
    return TopicPlan.live(PlanSize.CLUSTER).avroTopics().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyVersionReadsEveryOther(TopicSpec topic) {
    List<Schema> all = new ArrayList<>(ReleasedSchemas.of(topic.subject()));
    all.add(topic.valueSchema());
    for (Schema reader : all) {
      for (Schema writer : all) {
        assertThat(problems(reader, writer)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aChangeIsANewVersion(TopicSpec topic) throws IOException {
    List<Schema> released = ReleasedSchemas.of(topic.subject());
    int next = released.size() + 1;
    Path written = Path.of("target/schemas");
    SchemaFiles.writeAll(written);
    assertThat(released.stream().skip(Math.max(0, next - 2)).map(SchemaJson::withoutDocs))
        .as(
            "newest released version of %s; if the change is meant: cp schemas/%s schemas/%s",
            topic.subject(),
            written.resolve(topic.subject() + ".avsc"),
            ReleasedSchemas.file(topic.subject(), next))
        .containsExactly(SchemaJson.withoutDocs(topic.valueSchema()));
  }

  @Test
  void everyReleasedFileIsPartOfAHistory() throws IOException {
    long counted = topics().mapToLong(topic -> ReleasedSchemas.of(topic.subject()).size()).sum();
    try (Stream<Path> files = Files.walk(ReleasedSchemas.DIRECTORY)) {
      assertThat(files.filter(Files::isRegularFile).count()).isEqualTo(counted);
    }
  }

  @Test
  void aRemovedFieldWithoutDefaultIsRefused() {
    for (TopicSpec topic : topics().toList()) {
      Schema.Field required =
          topic.valueSchema().getFields().stream()
              .filter(field -> !field.hasDefaultValue())
              .findFirst()
              .orElseThrow();
      Schema without = without(topic.valueSchema(), required.name());
      assertThat(problems(topic.valueSchema(), without)).contains(required.name());
    }
  }

  @Test
  void anAddedFieldWithoutDefaultIsRefused() {
    Schema before = new Schema.Parser().parse(record(""));
    Schema after = new Schema.Parser().parse(record(",{\"name\":\"b\",\"type\":\"int\"}"));
    Schema defaulted =
        new Schema.Parser().parse(record(",{\"name\":\"b\",\"type\":\"int\",\"default\":0}"));
    assertThat(problems(after, before)).contains("b");
    assertThat(problems(defaulted, before)).isEmpty();
    assertThat(problems(before, defaulted)).isEmpty();
  }

  @Test
  void documentationIsNoChange() {
    Schema plain = new Schema.Parser().parse(record(""));
    Schema explained =
        new Schema.Parser().parse(record("").replace("\"int\"", "\"int\",\"doc\":\"Count.\""));
    assertThat(SchemaJson.withoutDocs(explained)).isEqualTo(SchemaJson.withoutDocs(plain));
  }

  private static String record(String moreFields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}"
        + moreFields
        + "]}";
  }

  private static Schema without(Schema schema, String name) {
    List<Schema.Field> kept =
        schema.getFields().stream()
            .filter(field -> !field.name().equals(name))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    Schema copy =
        Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false);
    copy.setFields(kept);
    return copy;
  }

  /** Empty if the reader reads what the writer writes; both as clients without Java see them. */
  private static String problems(Schema reader, Schema writer) {
    SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(
            SchemaText.neutral(reader), SchemaText.neutral(writer));
    List<?> found = pair.getResult().getIncompatibilities();
    return found.isEmpty() ? "" : found.toString();
  }
}
