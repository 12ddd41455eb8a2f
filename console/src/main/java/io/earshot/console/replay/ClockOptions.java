package io.earshot.console.replay;

import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.clock.Shift;
import io.earshot.console.command.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say whose clocks a recording is read with. */
final class ClockOptions {

  private static final String SAME = "same";
  private static final String SEPARATE = "separate";

  @Option(
      names = "--clocks",
      paramLabel = SAME + "|" + SEPARATE,
      converter = Separation.class,
      description =
          "One clock for all of a lab folder (default), or one for each participant and server.")
  private @Nullable Boolean separate;

  @Option(
      names = "--shift",
      paramLabel = "NAME=SECONDS[,PPM]",
      converter = NamedShift.Converter.class,
      description = "Give NAME a clock of its own, this far and fast off. Repeatable.")
  private List<NamedShift> shifts = new ArrayList<>();

  Clocks clocks() {
    Map<String, Shift> byName = new TreeMap<>();
    for (NamedShift each : shifts) {
      if (byName.put(each.name(), each.shift()) != null) {
        throw CommandFailure.usage(
            "--shift: found \"" + each.name() + "\" twice, expected each name once");
      }
    }
    return new Clocks(Boolean.TRUE.equals(separate), byName);
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

  /** Reads whether clocks are separate. */
  static final class Separation implements ITypeConverter<Boolean> {

    @Override
    public Boolean convert(String text) {
      if (!text.equals(SAME) && !text.equals(SEPARATE)) {
        throw new TypeConversionException(
            "found \"" + text + "\", expected " + SAME + " or " + SEPARATE);
      }
      return text.equals(SEPARATE);
    }
  }
}
