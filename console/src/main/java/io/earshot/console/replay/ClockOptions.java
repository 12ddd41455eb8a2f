package io.earshot.console.replay;

import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.clock.Shift;
import io.earshot.console.command.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Options that say whose clocks a recording is read with. */
final class ClockOptions {

  private static final String SAME = "same";
  private static final String SEPARATE = "separate";

  @Option(
      names = "--clocks",
      paramLabel = SAME + "|" + SEPARATE,
      defaultValue = SAME,
      description =
          "One clock for all of a lab folder, or one for each participant and server;"
              + " default ${DEFAULT-VALUE}.")
  private String clocks = SAME;

  @Option(
      names = "--shift",
      paramLabel = "NAME=SECONDS[,PPM]",
      converter = NamedShift.Converter.class,
      description = "Give NAME a clock of its own, this far and fast off. Repeatable.")
  private List<NamedShift> shifts = new ArrayList<>();

  Clocks clocks() {
    if (!clocks.equals(SAME) && !clocks.equals(SEPARATE)) {
      throw CommandFailure.usage(
          "--clocks: found \"" + clocks + "\", expected " + SAME + " or " + SEPARATE);
    }
    Map<String, Shift> byName = new TreeMap<>();
    for (NamedShift each : shifts) {
      if (byName.put(each.name(), each.shift()) != null) {
        throw CommandFailure.usage(
            "--shift: found \"" + each.name() + "\" twice, expected each name once");
      }
    }
    return new Clocks(clocks.equals(SEPARATE), byName);
  }

  /** Ends the command if a clock is to be shifted that no recording has. */
  void requireKnown(SortedSet<String> participants) {
    for (NamedShift each : shifts) {
      if (!participants.contains(each.name())) {
        throw CommandFailure.usage(
            "--shift: found no \"%s\" in the recordings, expected one of %s"
                .formatted(each.name(), String.join(", ", participants)));
      }
    }
  }
}
