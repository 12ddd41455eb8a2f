package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code earshot} script in a folder of its own with a built distribution and no sources. */
class ITLauncher {

  @TempDir Path dir;

  private Path script = Path.of("earshot");

  @BeforeEach
  void install() throws IOException {
    Path dist = Distribution.here().root();
    Path home = Files.createDirectories(dir.resolve("my earshot"));
    script = home.resolve("earshot");
    Files.copy(dist.resolve("../../../earshot").normalize(), script);
    Files.createDirectories(home.resolve("console/target"));
    Files.createSymbolicLink(home.resolve("console/target/dist"), dist);
  }

  /** The folder of the test is deleted afterwards, and not what it points to. */
  @AfterEach
  void unlink() throws IOException {
    Files.delete(script.resolveSibling("console/target/dist"));
  }

  @Test
  void becomesTheCommandFromAnyFolderAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("my earshot", "earshot"));
    Run run = run(Map.of(), "bash", link.toString(), "--version");
    assertThat(run.output()).startsWith("earshot ").doesNotContain("development");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void passesArgumentsWithSpacesAndTheExitCode() throws Exception {
    Run run = run(Map.of(), "bash", script.toString(), "no such command");
    assertThat(run.output()).contains("'no such command'");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    Run run = run(Map.of("JAVA_HOME", "/nowhere"), "bash", script.toString(), "--version");
    assertThat(run.output().strip())
        .isEqualTo("earshot: JAVA_HOME=/nowhere has no bin/java; let it name a JDK 17 or newer");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void refusesAnOldJava() throws Exception {
    Path home = dir.resolve("jdk 11");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Map<String, String> environment = Map.of("JAVA_HOME", home.toString());
    Run run = run(environment, "bash", script.toString(), "--version");
    assertThat(run.output()).startsWith("earshot: java 11 < 17 (");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private Run run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(dir.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private record Run(int exitCode, String output) {}
}
