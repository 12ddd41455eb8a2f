package io.earshot.bench.notify;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program of a Debian package; where it is missing the test is skipped, which in CI fails. */
final class DebianTool {

  private DebianTool() {}

  static Path find(String path, String debianPackage) {
    Path tool = Path.of(path);
    if (!Files.isExecutable(tool)) {
      String missing = path + " not found: install " + debianPackage;
      if (System.getenv("EARSHOT_CI") != null) {
        fail(missing);
      }
      abort(missing);
    }
    return tool;
  }
}
