package io.earshot.schemas.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.wire.SchemaText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTest {

  @TempDir Path directory;

  @Test
  void thereIsOneFilePerSubject() throws IOException {
    assertThat(SchemaFiles.writeAll(directory.resolve("new/folder")))
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "earshot.events-value.avsc",
            "earshot.measurements-value.avsc",
            "earshot.sessions-value.avsc",
            "earshot.dead-letters-value.avsc",
            "earshot.unassigned-value.avsc",
            "earshot.rollups-value.avsc");
  }

  @Test
  void eachFileParsesAloneAndIsTheSchemaThatIsRegistered() throws IOException {
    List<Path> files = SchemaFiles.writeAll(directory);
    List<TopicKind> kinds = TopicKind.avroKinds();
    assertThat(files).hasSameSizeAs(kinds);
    for (int index = 0; index < files.size(); index++) {
      Schema read = new Schema.Parser().parse(Files.readString(files.get(index)));
      assertThat(read.toString()).isEqualTo(SchemaText.of(kinds.get(index).valueSchema()));
    }
  }

  @Test
  void writingAgainChangesNothing() throws IOException {
    Path file = SchemaFiles.writeAll(directory).get(0);
    byte[] first = Files.readAllBytes(file);
    SchemaFiles.writeAll(directory);
    assertThat(file).hasBinaryContent(first);
    assertThat(new String(first, StandardCharsets.UTF_8)).doesNotContain("\r").endsWith("}\n");
  }
}
