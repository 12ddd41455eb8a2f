package io.earshot.console.page.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the page by the path they are asked for. All are read at the start: whatever a path
 * contains, nothing else can be reached.
 */
final class StaticFiles {

  private final Map<String, StaticFile> byPath;

  private StaticFiles(Map<String, StaticFile> byPath) {
    this.byPath = byPath;
  }

  /** Reads {@code index} and all files beside and below it, from a folder or a jar. */
  static StaticFiles beside(URL index) {
    try {
      URLConnection connection = index.openConnection();
      if (connection instanceof JarURLConnection jar) {
        Path file = Path.of(jar.getJarFileURL().toURI());
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
          return besideFile(zip.getPath("/" + jar.getEntryName()));
        }
      }
      return besideFile(Path.of(index.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no place of a file: " + index, e);
    }
  }

  /** The file at a path as the request spells it, e.g. {@code /assets/page.js}. */
  Optional<StaticFile> at(String rawPath) {
    return Optional.ofNullable(byPath.get(rawPath));
  }

  private static StaticFiles besideFile(Path index) throws IOException {
    Path root = index.resolveSibling("");
    try (Stream<Path> paths = Files.walk(root)) {
      Function<Path, String> key =
          path -> "/" + root.relativize(path).toString().replace('\\', '/');
      return new StaticFiles(
          paths
              .filter(Files::isRegularFile)
              .collect(Collectors.toUnmodifiableMap(key, StaticFiles::read)));
    }
  }

  private static StaticFile read(Path path) {
    try {
      return StaticFile.of(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
