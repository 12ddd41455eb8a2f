package io.earshot.console.lab.clock;

import io.earshot.console.command.CommandFailure;
import io.earshot.lab.clock.simulation.Scenario;
import io.earshot.lab.clock.simulation.SimulatedCall;
import io.earshot.lab.clock.trace.CallTrace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Simulated calls as files: {@code S4-7.input.csv}, {@code .arrivals.csv} and {@code .marks.csv}
 * are what an estimator may see of seed 7, {@code .truth.csv} is not.
 */
final class CallFolder {

  private CallFolder() {}

  static void write(Path folder, List<Scenario> scenarios, int seeds, Runnable callDone) {
    try {
      Files.createDirectories(folder);
      for (Scenario scenario : scenarios) {
        for (int seed = 1; seed <= seeds; seed++) {
          CallTrace trace = new CallTrace(scenario, SimulatedCall.of(scenario, seed));
          String name = scenario.id() + "-" + seed;
          write(folder.resolve(name + ".input.csv"), trace.exchanges());
          write(folder.resolve(name + ".arrivals.csv"), trace.arrivals());
          write(folder.resolve(name + ".marks.csv"), trace.marks());
          write(folder.resolve(name + ".truth.csv"), trace.truth());
          callDone.run();
        }
      }
    } catch (IOException e) {
      throw CommandFailure.failed(folder + ": cannot write calls there: " + e, e);
    }
  }

  private static void write(Path file, Stream<String> lines) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        out.write(each.next());
        out.write('\n');
      }
    }
  }
}
