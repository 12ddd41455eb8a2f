package io.earshot.bench.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * CPU time that the pages of this test's browser have used, by the name of the thread. Linux only.
 *
 * @param nanosByThread nanoseconds on a core since the thread began ({@code schedstat})
 * @param mainNanos of the threads that run the pages' own scripts
 */
record RendererCpu(Map<String, Long> nanosByThread, long mainNanos) {

  static RendererCpu read() throws IOException {
    Map<String, Long> nanos = new TreeMap<>();
    long mainNanos = 0;
    for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
      Path folder = Path.of("/proc", Long.toString(process.pid()));
      if (!text(folder.resolve("cmdline")).contains("--type=renderer")) {
        continue;
      }
      for (Path thread : threads(folder)) {
        String stat = text(thread.resolve("schedstat"));
        long onCpu = stat.isEmpty() ? 0 : Long.parseLong(stat.split(" ")[0]);
        nanos.merge(text(thread.resolve("comm")).strip(), onCpu, Long::sum);
        mainNanos += thread.endsWith(Long.toString(process.pid())) ? onCpu : 0;
      }
    }
    return new RendererCpu(nanos, mainNanos);
  }

  long nanosOf(String thread) {
    return nanosByThread.getOrDefault(thread, 0L);
  }

  long allNanos() {
    return nanosByThread.values().stream().mapToLong(Long::longValue).sum();
  }

  RendererCpu minus(RendererCpu before) {
    Map<String, Long> difference = new TreeMap<>();
    nanosByThread.forEach((name, nanos) -> difference.put(name, nanos - before.nanosOf(name)));
    return new RendererCpu(difference, mainNanos - before.mainNanos);
  }

  private static List<Path> threads(Path process) throws IOException {
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      return threads.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Empty for a process that has ended meanwhile. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
