package io.earshot.console.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built product on disk: {@code lib/} for this process, {@code broker/}, {@code registry/} and
 * {@code children/} for the child processes, {@code cds/} for their class archives.
 *
 * @param root the folder that holds them
 */
record Distribution(Path root) {

  /**
   * Where this class was loaded from tells it: {@code dist/lib/x.jar} or {@code target/classes}.
   */
  static Distribution here() {
    try {
      Path code =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path parent = Files.isDirectory(code) ? code.resolveSibling("dist") : code.resolve("../..");
      return new Distribution(parent.toAbsolutePath().normalize());
    } catch (URISyntaxException e) {
      throw new StackFailure("location of the earshot jar is not a path: " + e.getInput(), e);
    }
  }

  List<Path> brokerClassPath() {
    return Stream.concat(jars("children"), jars("broker")).toList();
  }

  /** The registry's jar names its 360 libraries in its manifest. */
  List<Path> registryClassPath() {
    return Stream.concat(jars("children"), jars("registry")).toList();
  }

  Path archives() {
    return root.resolve("cds");
  }

  /** Sorted, because a class archive is only good for the very same class path. */
  private Stream<Path> jars(String folder) {
    Path dir = root.resolve(folder);
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException e) {
      throw new StackFailure("folder " + dir + " is missing; run ./mvnw package", e);
    }
  }
}
