package io.earshot.bench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files a reader can hold in the head: short, and with every import spelled out. */
class SourceShapeTest {

  private static final int MAX_LINES = 400;

  /** One long file is sometimes right, a long typical file never is. */
  private static final int MAX_MEDIAN_LINES = 90;

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");
  private static final Pattern WILDCARD_IMPORT =
      Pattern.compile("(?m)^import\\s+(static\\s+)?[\\w.]+\\.\\*;");

  private static final List<Source> SOURCES = sourcesUnder(root());

  @Test
  void noFileIsLongerThan400Lines() {
    assertThat(SOURCES).filteredOn(source -> source.lines() > MAX_LINES).isEmpty();
  }

  @Test
  void theTypicalMainFileFitsOnTwoScreens() {
    List<Long> lines = SOURCES.stream().filter(Source::isMain).map(Source::lines).sorted().toList();
    long median = lines.isEmpty() ? 0 : lines.get(lines.size() / 2);
    assertThat(median).isLessThanOrEqualTo(MAX_MEDIAN_LINES);
  }

  @Test
  void everyImportNamesItsType() {
    assertThat(SOURCES)
        .filteredOn(source -> source.isJava() && WILDCARD_IMPORT.matcher(source.text()).find())
        .isEmpty();
  }

  /** Surefire starts in the module's folder; an editor may start in the root. */
  private static Path root() {
    return Path.of(Files.exists(Path.of("mvnw")) ? "." : "..").toAbsolutePath().normalize();
  }

  private static List<Source> sourcesUnder(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .map(root::relativize)
          .filter(SourceShapeTest::isOurs)
          .filter(path -> path.toString().matches(".*\\.(java|js)"))
          .map(path -> Source.read(root, path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path relative) {
    for (Path part : relative) {
      if (NOT_OURS.contains(part.toString()) || part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private record Source(String path, String text) {

    static Source read(Path root, Path relative) {
      try {
        return new Source(relative.toString(), Files.readString(root.resolve(relative)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    long lines() {
      return text.lines().count();
    }

    boolean isMain() {
      return path.contains("src/main/") && !path.endsWith("package-info.java");
    }

    boolean isJava() {
      return path.endsWith(".java");
    }

    @Override
    public String toString() {
      return path + " (" + lines() + " lines)";
    }
  }
}
