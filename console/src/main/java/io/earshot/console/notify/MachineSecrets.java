package io.earshot.console.notify;

import io.earshot.alerts.delivery.receiver.SecretSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of this machine: its environment and its files.
 *
 * @param folder of the receivers file; other files are named from there
 */
record MachineSecrets(Path folder) implements SecretSource {

  /** More is no secret, whatever it is. */
  private static final int MAX_BYTES = 16_384;

  @Override
  public @Nullable String variable(String name) {
    return System.getenv(name);
  }

  @Override
  public String file(String path) throws IOException {
    Path file;
    try {
      file = folder.resolve(path);
    } catch (InvalidPathException e) {
      throw new IOException(e.getMessage(), e);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("more than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
