package io.earshot.console.stack.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Formats a new log folder so that it exists completely or not at all. */
final class BrokerStorage {

  private BrokerStorage() {}

  /**
   * Creates {@code dir} when it is missing. The format is written beside it and moved in one step:
   * a process killed half-way leaves a folder that the next start throws away.
   */
  static void formatOnFirstUse(Path dir) throws IOException {
    if (Files.exists(dir)) {
      return;
    }
    Path draft = dir.resolveSibling(dir.getFileName() + ".formatting");
    delete(draft);
    format(draft);
    Files.move(draft, dir, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void format(Path dir) throws IOException {
    Formatter formatter =
        new Formatter()
            .setClusterId(Uuid.randomUuid().toString())
            .setNodeId(BrokerSettings.NODE_ID)
            .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
            .setMetadataLogDirectory(dir.toString())
            .addDirectory(dir.toString())
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION);
    try {
      formatter.run();
    } catch (Exception e) {
      throw new IOException("format of folder=" + dir + " failed: " + e.getMessage(), e);
    }
  }

  private static void delete(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(dir)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
