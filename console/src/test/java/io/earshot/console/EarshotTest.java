package io.earshot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a process of its own, as a shell sees it. */
class EarshotTest {

  @ParameterizedTest
  @ValueSource(strings = {"topics plan --json", "topics --help"})
  void aReaderThatHasEnoughIsNoError(String arguments) throws Exception {
    // The reader is gone before the command has begun to write.
    Process shell = shell("{ sleep 1; " + earshot(arguments) + "; echo status $? >&2; } | true");
    assertThat(text(shell.getErrorStream().readAllBytes())).isEqualTo("status 141\n");
  }

  @Test
  void everyLocaleGetsTheSameBytes() throws Exception {
    String call = "../recordings/livekit-chromium/room-red-burst";
    Process shell = shell("LC_ALL=C " + earshot("replay " + call + " --report table"));
    assertThat(text(shell.getInputStream().readAllBytes())).contains("speaker → sfu", "±");
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static Process shell(String line) throws Exception {
    return new ProcessBuilder("sh", "-c", line).start();
  }

  private static String earshot(String arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words =
        List.of(java, "-cp", System.getProperty("java.class.path"), "io.earshot.console.Earshot");
    return "'" + String.join("' '", words) + "' " + arguments;
  }
}
