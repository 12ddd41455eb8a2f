package io.earshot.console.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who listens on a port of this machine.
 *
 * @param isFree nobody does
 * @param pid main process of an earshot that does; null = none of ours
 * @param dataDir folder of that earshot; null = none of ours
 */
public record PortHolder(boolean isFree, @Nullable Long pid, @Nullable Path dataDir) {

  private static final PortHolder NOBODY = new PortHolder(true, null, null);
  private static final PortHolder SOMEBODY = new PortHolder(false, null, null);

  /** Looks now; another user's processes may be hidden from us and count as somebody. */
  public static PortHolder of(int port) {
    return Ports.isFree(port)
        ? NOBODY
        : Neighbor.listeningOn(port)
            .map(other -> new PortHolder(false, other.stack().main().pid(), other.dataDir()))
            .orElse(SOMEBODY);
  }

  /** For people: {@code another earshot (pid 17, folder /data)}. */
  public String text() {
    if (isFree) {
      return "nobody";
    }
    return pid == null
        ? "another process"
        : "another earshot (pid " + pid + ", folder " + dataDir + ")";
  }
}
