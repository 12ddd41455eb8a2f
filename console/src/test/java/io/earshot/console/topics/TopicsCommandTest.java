package io.earshot.console.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void thePlanIsAnArrayOfTopics() throws IOException {
    assertThat(run(new TopicsCommand(), "plan", "--json")).isEqualTo(ExitStatus.OK);
    JsonNode plan = new ObjectMapper().readTree(out.toString());
    assertThat(plan).hasSizeGreaterThanOrEqualTo(4);
    JsonNode events = plan.get(0);
    assertThat(events.fieldNames())
        .toIterable()
        .containsExactly("name", "key", "subject", "partitions", "configs");
    assertThat(events.get("name").asText()).isEqualTo("earshot.events");
    assertThat(events.get("subject").asText()).isEqualTo("earshot.events-value");
    assertThat(events.get("partitions").asInt()).isEqualTo(4);
  }

  @Test
  void aReplayHasTopicsOfItsOwn() {
    assertThat(run(new TopicsCommand(), "plan", "--run", "r1")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("earshot.replay.r1.events", "retention.ms = -1");
  }

  @Test
  void anIllegalRunIsAUsageError() {
    assertThat(run(new TopicsCommand(), "plan", "--run", "R 1")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void withoutASubcommandThereIsNothingToDo() {
    assertThat(run(new TopicsCommand())).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("plan");
  }

  @Test
  void whatApplyCannotTakeIsAUsageError() {
    assertThat(run(new TopicsCommand(), "apply", "--bootstrap", "kafka"))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("--bootstrap", "found \"kafka\", expected HOST:PORT");
    assertThat(run(new TopicsCommand(), "apply", "--size", "huge")).isEqualTo(ExitStatus.USAGE);
    assertThat(run(new TopicsCommand(), "apply", "--help")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("Examples:", "--dry-run");
  }

  @Test
  void schemasAreFilesBySubject(@TempDir Path folder) {
    Path out = folder.resolve("new/schemas");
    assertThat(run(new SchemasCommand(), "--out", out.toString())).isEqualTo(ExitStatus.OK);
    assertThat(out.resolve("earshot.events-value.avsc")).exists();
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run(new SchemasCommand(), "--out", file.resolve("below").toString()))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines()).hasSize(1);
  }

  private int run(Object command, String... args) {
    return Utf8CommandLine.of(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
