package io.earshot.console.doctor.host;

import com.sun.management.UnixOperatingSystemMXBean;
import io.earshot.console.command.Version;
import io.earshot.console.doctor.check.Check;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** This process and the machine it runs on. */
public final class HostChecks {

  private static final int MIN_JAVA = 17;

  /** The embedded broker keeps some 500 files open, a busy one more. */
  private static final long MIN_OPEN_FILES = 4096;

  private static final long MIB = 1 << 20;

  /** A week of a few calls; below the second, the broker stops soon. */
  private static final long LOW_DISK_MIB = 5 * 1024;

  private static final long MIN_DISK_MIB = 1024;

  private HostChecks() {}

  public static Check earshot() {
    return Check.ok("earshot", Version.text());
  }

  public static Check java() {
    String found = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    return Runtime.version().feature() >= MIN_JAVA
        ? Check.ok("java", found)
        : Check.fail("java", found, MIN_JAVA + " or newer", "install a newer JDK, set JAVA_HOME");
  }

  /** The embedded stack starts its children with sh, and finds its neighbors by their arguments. */
  public static Check system() {
    String name = System.getProperty("os.name");
    String found =
        name + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    return name.toLowerCase(Locale.ROOT).startsWith("windows")
        ? Check.warn("system", found, "Linux or macOS", "run the embedded stack under WSL")
        : Check.ok("system", found);
  }

  public static Check openFiles() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return Check.ok("open-files", "no limit known to this system");
    }
    long limit = unix.getMaxFileDescriptorCount();
    return limit >= MIN_OPEN_FILES
        ? Check.ok("open-files", "limit " + limit)
        : Check.warn(
            "open-files",
            "limit " + limit,
            "at least " + MIN_OPEN_FILES,
            "raise it before starting: ulimit -n " + MIN_OPEN_FILES);
  }

  /**
   * Space where the data is, or would be.
   *
   * @param folder need not exist
   */
  public static Check disk(Path folder) {
    Path existing = existing(folder.toAbsolutePath().normalize());
    try {
      long freeMib = Files.getFileStore(existing).getUsableSpace() / MIB;
      String found = freeMib + " MiB free at " + existing;
      String remedy = "make room, or choose another folder: earshot up --data DIR";
      if (freeMib < MIN_DISK_MIB) {
        return Check.fail("disk", found, "at least " + MIN_DISK_MIB + " MiB", remedy);
      }
      return freeMib < LOW_DISK_MIB
          ? Check.warn("disk", found, "at least " + LOW_DISK_MIB + " MiB", remedy)
          : Check.ok("disk", found);
    } catch (IOException e) {
      return Check.warn(
          "disk",
          "unknown at " + existing + " (" + e.getMessage() + ")",
          "free space",
          "look there");
    }
  }

  private static Path existing(Path folder) {
    Path parent = folder.getParent();
    return parent == null || Files.exists(folder) ? folder : existing(parent);
  }
}
