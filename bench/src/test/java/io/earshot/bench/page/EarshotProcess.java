package io.earshot.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code earshot} command as a person starts it, from the laid out distribution. */
public final class EarshotProcess implements AutoCloseable {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final long MAX_END_SECONDS = 120;

  private final Process process;
  private final BufferedReader out;
  private final Path errFile;

  private EarshotProcess(Process process, Path errFile) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.errFile = errFile;
  }

  public static EarshotProcess start(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.add("io.earshot.console.Earshot");
    command.addAll(List.of(arguments));
    try {
      Path errFile = Files.createTempFile("earshot", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errFile.toFile());
      return new EarshotProcess(builder.start(), errFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stack on free ports that keeps its data in {@code dataDir}. */
  public static EarshotProcess up(Path dataDir, String... more) {
    List<String> arguments = new ArrayList<>(List.of("up", "--json", "--data", dataDir.toString()));
    for (String port : List.of("broker", "registry", "console", "edge")) {
      arguments.add("--" + port + "-port=0");
    }
    arguments.addAll(List.of(more));
    return start(arguments.toArray(String[]::new));
  }

  /** A recorded call of the repository. */
  public static Path recording(String name) {
    return ROOT.resolve("recordings").resolve(name);
  }

  /** The next line of standard output, as JSON. */
  public JsonNode readLine() throws IOException {
    String line = out.readLine();
    assertThat(line).as(() -> "stderr: " + stderr()).isNotNull();
    return new ObjectMapper().readTree(line);
  }

  /** All of standard output, as JSON, when it has ended well. */
  public JsonNode awaitDocument() throws IOException, InterruptedException {
    String text = out.lines().collect(Collectors.joining("\n"));
    assertThat(process.waitFor(MAX_END_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> "stderr: " + stderr()).isZero();
    return new ObjectMapper().readTree(text);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  public String stderr() {
    try {
      return Files.readString(errFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as Ctrl-C does, so that it takes its own children along. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(MAX_END_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Files.deleteIfExists(errFile);
  }

  private static String classPath() {
    try (Stream<Path> jars = Files.list(ROOT.resolve("console/target/dist/lib"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
