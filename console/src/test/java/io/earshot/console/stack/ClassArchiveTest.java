package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  @TempDir Path dir;

  @Test
  void withoutAFileNothingIsAskedOfTheJvm() {
    assertThat(ClassArchive.of(dir, "broker", List.of()).reading()).isEmpty();
  }

  @Test
  void aPublishedArchiveIsReadAndReplacesOlderOnes() throws Exception {
    Path older = Files.createFile(dir.resolve("broker-0.jsa"));
    Path other = Files.createFile(dir.resolve("registry-0.jsa"));
    ClassArchive archive = ClassArchive.of(dir, "broker", List.of());
    Files.createFile(Path.of(archive.writing().get(0).replaceAll(".*=", "")));

    archive.publish();

    assertThat(archive.reading()).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
    assertThat(older).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void otherJarsNeedAnotherArchive() throws Exception {
    Path jar = Files.writeString(dir.resolve("a.jar"), "one");
    ClassArchive before = ClassArchive.of(dir, "broker", List.of(jar));
    Files.createFile(Path.of(before.writing().get(0).replaceAll(".*=", "")));
    before.publish();
    Files.writeString(jar, "other");
    assertThat(ClassArchive.of(dir, "broker", List.of(jar)).reading()).isEmpty();
  }
}
