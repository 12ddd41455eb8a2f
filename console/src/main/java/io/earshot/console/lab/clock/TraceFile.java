package io.earshot.console.lab.clock;

import io.earshot.console.command.CommandFailure;
import io.earshot.lab.clock.trace.TraceFormatException;
import io.earshot.lab.clock.trace.TraceReplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Exchanges from a file. */
final class TraceFile {

  private TraceFile() {}

  /**
   * Estimates as it reads; what was told before a bad line stays told.
   *
   * @param notes gets a line if nothing comes of the file
   */
  static void replay(Path file, Consumer<String> out, Consumer<String> notes) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      TraceReplay replay = new TraceReplay(out);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        replay.accept(line);
      }
      if (replay.records() == 0) {
        notes.accept(file + ": no records" + why(replay));
      }
    } catch (TraceFormatException e) {
      throw CommandFailure.failed(file + ": " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw CommandFailure.failed(file + ": not a text file in UTF-8", e);
    } catch (NoSuchFileException e) {
      throw CommandFailure.failed(file + ": no such file", e);
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.failed(file + ": cannot read: " + e.getMessage(), e);
    }
  }

  private static String why(TraceReplay replay) {
    return " from "
        + (replay.exchanges() + " exchanges, " + replay.refused() + " refused; ")
        + "a record needs exchanges up to LAG + 1 panes and the grace after its pane";
  }
}
