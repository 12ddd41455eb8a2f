package io.earshot.console.notify;

import io.earshot.alerts.delivery.receiver.Receiver;
import io.earshot.alerts.delivery.receiver.ReceiversReading;
import io.earshot.alerts.rule.yaml.Problem;
import io.earshot.console.command.CommandFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A receivers file that was read and is sound.
 *
 * @param page address of the live page for links; null = the file names none
 */
public record ReceiversFile(List<Receiver> receivers, @Nullable String page) {

  /** Names the file where the command line does not. */
  public static final String VARIABLE = "EARSHOT_RECEIVERS";

  /** The file that the command line or else the environment names; null = nobody is to be told. */
  public static @Nullable ReceiversFile named(@Nullable Path option) {
    String variable = System.getenv(VARIABLE);
    if (option != null) {
      return read(option);
    }
    return variable == null || variable.isBlank() ? null : read(Path.of(variable));
  }

  /** Reads a file; ends the command with a line for each thing that is wrong with it. */
  static ReceiversFile read(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    ReceiversReading reading =
        ReceiversReading.of(
            file.toString(), text(file), new MachineSecrets(folder == null ? file : folder));
    if (!reading.isSound()) {
      throw CommandFailure.failed(
          reading.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")),
          null);
    }
    return new ReceiversFile(reading.receivers(), reading.page());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw CommandFailure.failed(file + ": no such file; expected receivers in YAML", e);
    } catch (CharacterCodingException e) {
      throw CommandFailure.failed(file + ": found bytes that are not UTF-8; expected YAML", e);
    } catch (IOException e) {
      throw CommandFailure.failed(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
