package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up} cannot do, it says in one line with the way out. */
class ITUpRefuses {

  @TempDir Path dataDir;

  @Test
  void aTakenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertRefused(
          1,
          "earshot: port "
              + port
              + " is taken by another process; choose another with --registry-port",
          "--registry-port=" + port);
    }
  }

  @Test
  void aPortOutOfRange() throws Exception {
    assertRefused(
        2,
        "earshot: --broker-port=70000 is not in 0..65535; 0 picks a free port;"
            + " try 'earshot up --help'",
        "--broker-port=70000");
  }

  @Test
  void anUnknownOption() throws Exception {
    assertRefused(2, "earshot: Unknown option: '--bogus'; try 'earshot up --help'", "--bogus");
  }

  @Test
  void aFolderFullOfSomethingElse() throws Exception {
    Files.writeString(dataDir.resolve("thesis.tex"), "\\title");
    assertRefused(
        1,
        "earshot: folder "
            + dataDir
            + " is not empty and not ours; choose an empty one with --data");
  }

  @Test
  void aFileInPlaceOfTheFolder() throws Exception {
    Path file = Files.createFile(dataDir.resolve("file"));
    try (UpProcess up = UpProcess.start(file)) {
      assertThat(up.awaitEnd()).isEqualTo(1);
      assertThat(up.stderr().strip())
          .startsWith("earshot: folder " + file + " cannot be used")
          .doesNotContain("\n");
    }
  }

  @Test
  void aBrokerThatDiesAtItsStart() throws Exception {
    Files.createFile(dataDir.resolve(FolderLock.HELD_FILE));
    Files.createFile(dataDir.resolve("broker"));
    try (UpProcess up = UpProcess.start(dataDir)) {
      assertThat(up.awaitEnd()).isEqualTo(1);
      assertThat(up.stderr())
          .contains("  | ")
          .containsPattern("earshot: broker \\(pid \\d+\\) ended with exit code 1; its log is ")
          .contains(dataDir.resolve("logs/broker.log").toString());
    }
  }

  private void assertRefused(int exitCode, String message, String... arguments) throws Exception {
    try (UpProcess up = UpProcess.start(dataDir, arguments)) {
      assertThat(up.awaitEnd()).isEqualTo(exitCode);
      assertThat(up.stderr().strip()).isEqualTo(message);
    }
  }
}
