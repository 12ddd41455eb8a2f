package io.earshot.collectors.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Lab folders for tests: the recorded ones, altered copies of them, and tiny ones by hand. */
final class Lab {

  /** Surefire starts in the module's folder; an editor may start in the root. */
  private static final Path RECORDINGS =
      Path.of(Files.exists(Path.of("recordings")) ? "recordings" : "../recordings");

  private Lab() {}

  static Path recorded(String name) {
    return RECORDINGS.resolve(name);
  }

  static List<Path> allRecorded() {
    return Stream.of("chromium-janus", "livekit-chromium")
        .map(RECORDINGS::resolve)
        .flatMap(Lab::children)
        .filter(Files::isDirectory)
        .sorted()
        .toList();
  }

  /** Copies a folder's files, each unpacked and its text altered. */
  static Path copy(Path from, Path to, UnaryOperator<String> alter) {
    children(from)
        .filter(Files::isRegularFile)
        .filter(file -> !file.toString().contains(".pcap"))
        .forEach(
            file -> {
              String name = String.valueOf(file.getFileName()).replaceFirst("\\.gz$", "");
              write(to, name, alter.apply(text(file)));
            });
    return to;
  }

  static void write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void append(Path folder, String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().endsWith(".gz")) {
        bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
