package io.earshot.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schemas.topic.TopicKind;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTextTest {

  @ParameterizedTest
  @MethodSource("io.earshot.schemas.topic.TopicKind#avroKinds")
  void sharedTextSaysNothingOfJava(TopicKind kind) {
    assertThat(kind.valueSchema().toString()).contains("avro.java.string");
    assertThat(SchemaText.of(kind.valueSchema())).doesNotContain("avro.java");
  }

  @ParameterizedTest
  @MethodSource("io.earshot.schemas.topic.TopicKind#avroKinds")
  void sharedTextStandsAloneAndIsItsOwnNeutralForm(TopicKind kind) {
    String text = SchemaText.of(kind.valueSchema());
    Schema parsed = new Schema.Parser().parse(text);
    assertThat(SchemaText.of(parsed)).isEqualTo(text);
    assertThat(parsed.getDoc()).isEqualTo(kind.valueSchema().getDoc());
  }
}
