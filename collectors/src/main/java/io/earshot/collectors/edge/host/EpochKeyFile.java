package io.earshot.collectors.edge.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/**
 * The key that makes names unreadable, in a file that only its owner may read: {@code <seconds of
 * its making> <64 hex digits>}. A new one is made at the first start, and at the first start after
 * 30 days: names before and after cannot be joined then. Deleting the file forgets.
 */
final class EpochKeyFile {

  private static final Duration EPOCH = Duration.ofDays(30);
  private static final int KEY_BYTES = 32;

  private EpochKeyFile() {}

  /** The key of the current epoch. */
  static byte[] keyAt(Path file, Instant now) throws IOException {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      Instant madeAt = Instant.ofEpochSecond(Long.parseLong(words[0]));
      byte[] key = HexFormat.of().parseHex(words[1]);
      if (key.length != KEY_BYTES) {
        throw new IllegalArgumentException("length");
      }
      return madeAt.plus(EPOCH).isAfter(now) ? key : replaced(file, now);
    } catch (NoSuchFileException e) {
      return replaced(file, now);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(
          file + ": expected \"<seconds> <64 hex digits>\"; delete it to begin a new epoch", e);
    }
  }

  private static byte[] replaced(Path file, Instant now) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Files.deleteIfExists(file);
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileAttribute<?> onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
      String line = now.getEpochSecond() + " " + HexFormat.of().formatHex(key) + "\n";
      channel.write(StandardCharsets.US_ASCII.encode(line));
    }
    return key;
  }
}
