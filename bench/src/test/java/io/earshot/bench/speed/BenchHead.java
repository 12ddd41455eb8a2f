package io.earshot.bench.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What every result of a benchmark says first: of which code, on what, beside how much else. */
public final class BenchHead {

  private BenchHead() {}

  /** Members of a JSON object; ask before any load is made. */
  public static String json(String name) throws InterruptedException {
    return String.format(
        Locale.ROOT,
        "\"name\":\"%s\",\"commit\":%s,\"machine\":{\"cpus\":%d,\"java\":\"%s\"},\"loadBefore\":%.2f",
        name,
        commitJson(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Commit of the working folder, whatever was changed since; null where there is no git. */
  private static String commitJson() throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "HEAD")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      return git.waitFor() == 0 ? '"' + commit + '"' : "null";
    } catch (IOException e) {
      return "null";
    }
  }
}
