package io.earshot.collectors.edge.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochKeyFileTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("edge/names.key");
  }

  @Test
  void theFirstStartMakesAKeyThatOnlyItsOwnerReads() throws IOException {
    byte[] key = EpochKeyFile.keyAt(file, NOW);
    assertThat(key).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(EpochKeyFile.keyAt(file, NOW.plusSeconds(1))).isEqualTo(key);
  }

  @Test
  void aKeyIsReplacedAfterThirtyDays() throws IOException {
    byte[] key = EpochKeyFile.keyAt(file, NOW);
    Instant end = NOW.plus(Duration.ofDays(30));
    assertThat(EpochKeyFile.keyAt(file, end.minusSeconds(1))).isEqualTo(key);
    assertThat(EpochKeyFile.keyAt(file, end)).isNotEqualTo(key);
  }

  @Test
  void aDamagedKeyIsNotReplacedSilently() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "1795347600 abc");
    assertThatThrownBy(() -> EpochKeyFile.keyAt(file, NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("names.key")
        .hasMessageNotContaining("abc");
  }
}
