package io.earshot.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.RecordTrust;
import io.earshot.schemas.wire.WireEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trust is a setting of the virtual machine, so each case has one of its own. */
class RecordTrustTest {

  private static final Map<String, Runnable> FIRST_STEPS =
      Map.of(
          "nothing", () -> {},
          "establish", RecordTrust::establish,
          "fixedIds", () -> FixedSchemaIds.of(TopicKind.valueSchemas()),
          "registryIds", () -> RegistrySchemaIds.of(SchemaRegistry.at("http://127.0.0.1:1")),
          "encoder", () -> new WireEncoder<>(EventBatch.getClassSchema(), 1),
          "serializer", AvroSerializer::new,
          "deserializer", AvroDeserializer::new);

  /** Takes the first step named by the argument, then builds a record with defaults. */
  public static void main(String[] args) {
    Objects.requireNonNull(FIRST_STEPS.get(args[0])).run();
    System.out.println(LifecycleEvent.newBuilder().setAtNanos(1).build().getKind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"establish", "fixedIds", "registryIds", "encoder", "serializer", "deserializer"})
  void recordsCanBeBuiltAfter(String firstStep) throws Exception {
    assertThat(outputOf(firstStep)).isEqualToIgnoringNewLines("UNKNOWN");
  }

  @Test
  void avroRefusesOurRecordsWithoutAny() throws Exception {
    assertThat(outputOf("nothing"))
        .as("when this changes, RecordTrust can go")
        .contains("Forbidden io.earshot.schema.LifecycleKind");
  }

  private static String outputOf(String firstStep) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                RecordTrustTest.class.getName(),
                firstStep)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
