package io.earshot.schemas.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Every version of a subject that was ever handed out, as files {@code <subject>/<n>.avsc}. */
final class ReleasedSchemas {

  static final Path DIRECTORY = Path.of("src/test/avro/released");

  private ReleasedSchemas() {}

  /** Versions 1, 2, … without a gap; empty if the subject was never released. */
  static List<Schema> of(String subject) {
    List<Schema> versions = new ArrayList<>();
    while (Files.exists(file(subject, versions.size() + 1))) {
      versions.add(parse(file(subject, versions.size() + 1)));
    }
    return List.copyOf(versions);
  }

  static Path file(String subject, int version) {
    return DIRECTORY.resolve(subject).resolve(version + ".avsc");
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
