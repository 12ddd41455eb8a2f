package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code earshot up} as a person starts it, from the laid out distribution. */
final class UpProcess implements AutoCloseable {

  private static final long MAX_END_SECONDS = 60;
  private static final List<String> ANY_FREE_PORTS =
      List.of("--broker-port=0", "--registry-port=0", "--console-port=0", "--edge-port=0");

  private final Process process;
  private final BufferedReader out;
  private final Path errFile;

  private UpProcess(Process process, Path errFile) {
    this.process = process;
    this.out = process.inputReader();
    this.errFile = errFile;
  }

  /** On free ports unless {@code arguments} name others. */
  static UpProcess start(Path dataDir, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.addAll(List.of("io.earshot.console.Earshot", "up", "--json"));
    command.addAll(List.of("--data", dataDir.toString()));
    Set<String> options = Stream.of(arguments).map(UpProcess::name).collect(Collectors.toSet());
    ANY_FREE_PORTS.stream().filter(port -> !options.contains(name(port))).forEach(command::add);
    command.addAll(List.of(arguments));
    try {
      Path errFile = Files.createTempFile("up", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errFile.toFile());
      return new UpProcess(builder.start(), errFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line it prints when it is ready. */
  JsonNode awaitReady() throws IOException {
    String line = out.readLine();
    assertThat(line).as(() -> "stderr: " + stderr()).isNotNull();
    return new ObjectMapper().readTree(line);
  }

  /** Exit code, with nothing more on stdout since. */
  int awaitEnd() throws IOException, InterruptedException {
    assertThat(process.waitFor(MAX_END_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(out.readLine()).isNull();
    return process.exitValue();
  }

  void signal(String name) throws IOException, InterruptedException {
    signal(name, process.pid());
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  String stderr() {
    try {
      return Files.readString(errFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Children end by themselves a little after main; until then they write into their folder. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    children.forEach(child -> child.onExit().join());
    Files.delete(errFile);
  }

  private static String name(String option) {
    return option.replaceAll("=.*", "");
  }

  static String classPath() {
    try (Stream<Path> jars = Files.list(Distribution.here().root().resolve("lib"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
