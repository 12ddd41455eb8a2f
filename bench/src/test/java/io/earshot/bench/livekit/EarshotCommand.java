package io.earshot.bench.livekit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code earshot} command as a person starts it, from the laid out distribution. */
final class EarshotCommand {

  private static final Path LIB =
      Path.of("../console/target/dist/lib").toAbsolutePath().normalize();

  private EarshotCommand() {}

  /** A command line for a process. */
  static List<String> of(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.add("io.earshot.console.Earshot");
    command.addAll(List.of(arguments));
    return command;
  }

  private static String classPath() {
    try (Stream<Path> jars = Files.list(LIB)) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
