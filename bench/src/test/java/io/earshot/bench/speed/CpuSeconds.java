package io.earshot.bench.speed;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time so far, or between two moments.
 *
 * @param self this process: the engine, and the clients that load and watch it
 * @param children processes it started: the broker
 */
record CpuSeconds(double self, double children) {

  static CpuSeconds now() {
    ProcessHandle current = ProcessHandle.current();
    return new CpuSeconds(sum(Stream.of(current)), sum(current.children()));
  }

  CpuSeconds minus(CpuSeconds earlier) {
    return new CpuSeconds(self - earlier.self, children - earlier.children);
  }

  String json() {
    return String.format(Locale.ROOT, "{\"engine\":%.2f,\"broker\":%.2f}", self, children);
  }

  private static double sum(Stream<ProcessHandle> processes) {
    return processes
            .map(process -> process.info().totalCpuDuration())
            .flatMap(Optional::stream)
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }
}
