package io.earshot.console.stack;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where and how a stack runs.
 *
 * @param dataDir everything it keeps; created when missing
 * @param ports where it listens on loopback
 * @param progress told, in one line each, what is being waited for
 */
public record StackOptions(Path dataDir, Ports ports, Consumer<String> progress) {

  /** Persistent: fixed ports, nothing said. */
  public static StackOptions in(Path dataDir) {
    return new StackOptions(dataDir, Ports.FIXED, line -> {});
  }

  public StackOptions withPorts(Ports newPorts) {
    return new StackOptions(dataDir, newPorts, progress);
  }

  public StackOptions withProgress(Consumer<String> newProgress) {
    return new StackOptions(dataDir, ports, newProgress);
  }
}
