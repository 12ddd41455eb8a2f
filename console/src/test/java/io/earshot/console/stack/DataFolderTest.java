package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path dir;

  @Test
  void createsWhatIsMissing() {
    assertThat(DataFolder.prepare(dir.resolve("a/b")).root()).isDirectory().isAbsolute();
  }

  @Test
  void leavesOtherPeoplesFilesAlone() throws Exception {
    Files.createFile(dir.resolve("thesis.tex"));
    assertThatThrownBy(() -> DataFolder.prepare(dir))
        .hasMessageContaining("not empty and not ours");
  }

  @Test
  void aMountPointIsAsGoodAsEmpty() throws Exception {
    Files.createDirectory(dir.resolve("lost+found"));
    Files.createFile(dir.resolve(".DS_Store"));
    DataFolder.prepare(dir);
  }

  /** kill -9 while the registry creates its tables: half of them would fail every later start. */
  @Test
  void aRegistryThatNeverAnsweredStartsAfresh() throws Exception {
    DataFolder folder = DataFolder.prepare(dir);
    folder.layOut();
    Path database = Files.createFile(folder.registry().resolve("registry.mv.db"));
    folder.layOut();
    assertThat(database).doesNotExist();
  }

  @Test
  void aRegistryThatAnsweredKeepsItsFile() throws Exception {
    DataFolder folder = DataFolder.prepare(dir);
    folder.layOut();
    Path database = Files.createFile(folder.registry().resolve("registry.mv.db"));
    folder.registryAnswered();
    folder.layOut();
    assertThat(database).exists();
  }
}
