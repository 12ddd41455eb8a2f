package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  private static final RunningStack MINE =
      new RunningStack(ProcessIdentity.current(), Ports.FIXED, Map.of());

  @TempDir Path dir;

  @Test
  void onlyOneHoldsAFolder() throws Exception {
    try (FolderLock first = FolderLock.acquire(dir)) {
      first.sign(MINE);
      assertThatThrownBy(() -> FolderLock.acquire(dir))
          .isInstanceOf(StackFailure.class)
          .hasMessage(
              "another earshot (pid %d, running since %s) uses folder %s; stop it or choose another --data",
              MINE.main().pid(), MINE.main().startedAt(), dir.toRealPath());
    }
  }

  @Test
  void beingRefusedDoesNotFreeTheFolder() throws Exception {
    try (FolderLock first = FolderLock.acquire(dir)) {
      first.sign(MINE);
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatThrownBy(() -> FolderLock.acquire(dir)).isInstanceOf(StackFailure.class);
      }
    }
  }

  @Test
  void aReleasedFolderIsFreeAndUnsigned() throws Exception {
    try (FolderLock first = FolderLock.acquire(dir)) {
      first.sign(MINE);
    }
    assertThat(dir.resolve(FolderLock.SIGNED_FILE)).doesNotExist();
    FolderLock.acquire(dir).close();
  }

  /**
   * Its process is gone or the pid belongs to somebody else now: nobody holds the kernel's lock.
   */
  @Test
  void theSignatureOfADeadHolderIsTakenOver() throws Exception {
    RunningStack dead =
        new RunningStack(
            new ProcessIdentity(ProcessHandle.current().pid(), Instant.EPOCH),
            Ports.FIXED,
            Map.of("broker", new ProcessIdentity(1, Instant.EPOCH)));
    Files.writeString(dir.resolve(FolderLock.SIGNED_FILE), dead.text());
    try (FolderLock second = FolderLock.acquire(dir)) {
      assertThat(FolderLock.signature(dir)).contains(dead);
      second.sign(MINE);
      assertThat(FolderLock.signature(dir)).contains(MINE);
    }
  }

  @Test
  void aSignatureCutOffInTheMiddleIsNone() throws Exception {
    Files.writeString(dir.resolve(FolderLock.SIGNED_FILE), MINE.text().substring(0, 12));
    assertThat(FolderLock.signature(dir)).isEmpty();
  }
}
