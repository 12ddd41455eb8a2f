package io.earshot.console.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A child's classes, parsed and verified once for all later starts (JEP 350): the broker starts in
 * 1.1 s instead of 3.3 s, the registry in 1.7 s instead of 3.8 s.
 *
 * <p>Never needed and never fatal: without the file the child just starts slower.
 */
final class ClassArchive {

  private final Path file;

  private ClassArchive(Path file) {
    this.file = file;
  }

  /** The archive for exactly this Java and these jars; another combination has another name. */
  static ClassArchive of(Path folder, String child, List<Path> classPath) {
    String key =
        Stream.concat(
                Stream.of(Runtime.version().toString()),
                classPath.stream().map(ClassArchive::stamp))
            .collect(Collectors.joining("\n"));
    return new ClassArchive(
        folder.resolve(child + "-" + Integer.toHexString(key.hashCode()) + ".jsa"));
  }

  boolean exists() {
    return Files.isReadable(file);
  }

  /** Options for a start that uses the archive, if there is one. */
  List<String> reading() {
    if (!exists()) {
      return List.of();
    }
    // A mismatch is not worth a warning: the JVM goes on without the archive.
    return List.of(
        "-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  /** Options for a start that writes the archive when it ends. */
  List<String> writing() throws IOException {
    Files.createDirectories(file.getParent());
    return List.of("-XX:ArchiveClassesAtExit=" + draft());
  }

  /** Puts a written archive in its place and removes older ones of the same child. */
  void publish() throws IOException {
    if (!Files.exists(draft())) {
      return;
    }
    String name = file.getFileName().toString();
    String child = name.substring(0, name.indexOf('-') + 1);
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path other : files.toList()) {
        if (other.getFileName().toString().startsWith(child) && !other.equals(draft())) {
          Files.delete(other);
        }
      }
    }
    Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path draft() {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  private static String stamp(Path jar) {
    File file = jar.toFile();
    return jar + " " + file.length() + " " + file.lastModified();
  }
}
