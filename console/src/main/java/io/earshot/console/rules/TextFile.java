package io.earshot.console.rules;

import io.earshot.console.command.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a person named, or stdin under the name {@code -}. */
record TextFile(String name, InputStream stdin) {

  private static final String STDIN = "-";
  private static final String STDIN_SHOWN = "<stdin>";

  /** More is no rules file, whatever it is. */
  private static final int MAX_BYTES = 8 << 20;

  /** What errors call it. */
  String shownName() {
    return name.equals(STDIN) ? STDIN_SHOWN : name;
  }

  /** The whole text, which is UTF-8. */
  String text() {
    try (InputStream in = name.equals(STDIN) ? stdin : Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw failed("found more than " + MAX_BYTES + " bytes; expected a file of rules", null);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw failed("found bytes that are not UTF-8; expected YAML in UTF-8", e);
    } catch (NoSuchFileException e) {
      throw failed("no such file", e);
    } catch (FileSystemException e) {
      throw failed(reason(e), e);
    } catch (IOException e) {
      throw failed("cannot read: " + e.getMessage(), e);
    }
  }

  private static String reason(FileSystemException failure) {
    String reason = failure.getReason();
    return "cannot read: " + (reason == null ? failure.getClass().getSimpleName() : reason);
  }

  private CommandFailure failed(String message, @Nullable Throwable cause) {
    return CommandFailure.failed(shownName() + ": " + message, cause);
  }
}
