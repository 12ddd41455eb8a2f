package io.earshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints one line for the whole build, {@code N passed, N failed, N skipped}: Maven itself counts
 * per module only. Run as a single source file at the end of {@code verify}.
 */
final class ClosingTestCount {

  private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");

  private ClosingTestCount() {}

  /** Takes the root of the source tree and the start of the build, an ISO-8601 instant. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Instant buildStart = Instant.parse(args[1]);
    int run = 0;
    int failed = 0;
    int skipped = 0;
    for (Path report : reportsSince(buildStart, root)) {
      Matcher suite = SUITE.matcher(Files.readString(report));
      while (suite.find()) {
        run += attribute("tests", suite.group());
        failed += attribute("failures", suite.group()) + attribute("errors", suite.group());
        skipped += attribute("skipped", suite.group());
      }
    }
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", run - failed - skipped, failed, skipped);
  }

  /** Reports of earlier builds stay in target/ after their test is gone: they do not count. */
  private static List<Path> reportsSince(Instant buildStart, Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root, 5)) {
      return paths
          .filter(path -> path.toString().matches(".*/target/(sure|fail)[a-z]+-reports/TEST-.*xml"))
          .filter(path -> !path.toFile().isDirectory())
          .filter(path -> path.toFile().lastModified() >= buildStart.toEpochMilli())
          .toList();
    }
  }

  private static int attribute(String name, String element) {
    Matcher matcher = Pattern.compile("\\b" + name + "=\"(\\d+)\"").matcher(element);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
