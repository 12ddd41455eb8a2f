package io.earshot.bench.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Copies of a recorded call under its own folder name. */
final class CallCopy {

  /** Nobody has these of a real call. */
  private static final String TRUTH_FILES = "(net\\.csv|beeps\\.jsonl|reference\\.json).*";

  private static final String TRUTH_IN_META = "config|emulator_summary|seed|impairment_.*";

  private static final String META = "meta.json";

  private CallCopy() {}

  /** Without the truth: what was done to the network, and what was heard of it outside. */
  static Path sealed(RecordedCall call, Path parent) {
    Path copy = copy(call, parent, UnaryOperator.identity());
    for (Path file : files(copy)) {
      if (name(file).matches(TRUTH_FILES)) {
        delete(file);
      }
    }
    forgetTruth(copy.resolve(META));
    return copy;
  }

  /** With every text in every text file edited. */
  static Path edited(RecordedCall call, Path parent, UnaryOperator<String> edit) {
    return copy(call, parent, edit);
  }

  private static Path copy(RecordedCall call, Path parent, UnaryOperator<String> edit) {
    Path copy = parent.resolve(name(call.folder()));
    try {
      Files.createDirectories(copy);
      for (Path file : files(call.folder())) {
        Path target = copy.resolve(name(file));
        if (name(file).contains(".pcap")) {
          Files.copy(file, target);
        } else {
          write(file, edit, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** Unchanged text keeps its bytes: the report says how many were read. */
  private static void write(Path file, UnaryOperator<String> edit, Path target) throws IOException {
    String text = RecordedCall.text(file);
    String edited = edit.apply(text);
    if (edited.equals(text)) {
      Files.copy(file, target);
    } else if (name(file).endsWith(".gz")) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
        out.write(edited.getBytes(StandardCharsets.UTF_8));
      }
    } else {
      Files.writeString(target, edited);
    }
  }

  /** The file keeps its size, for the same reason. */
  private static void forgetTruth(Path meta) {
    try {
      ObjectNode document = (ObjectNode) RecordedCall.parsed(Files.readString(meta));
      List<String> truth =
          document.properties().stream()
              .map(each -> each.getKey())
              .filter(key -> key.matches(TRUTH_IN_META))
              .toList();
      if (truth.size() < 2) {
        throw new IllegalStateException(meta + " holds no truth: " + truth);
      }
      document.remove(truth);
      byte[] before = Files.readAllBytes(meta);
      byte[] after = document.toString().getBytes(StandardCharsets.UTF_8);
      byte[] padded = " ".repeat(before.length).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(after, 0, padded, 0, after.length);
      Files.write(meta, padded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
