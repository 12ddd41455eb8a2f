package io.earshot.agent;

import com.sun.management.OperatingSystemMXBean;
import io.earshot.agent.delivery.Vitals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What this JVM says of itself, read by the agent's thread. */
final class JvmVitals implements Vitals {

  private static final Path STATUS = Path.of("/proc/self/statm");

  /** The page size of every Linux that runs a JVM today but some ARM servers. */
  private static final long PAGE_BYTES = 4096;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public @Nullable Long agentCpuNanos() {
    boolean isKnown = threads.isCurrentThreadCpuTimeSupported();
    return isKnown ? known(threads.getCurrentThreadCpuTime()) : null;
  }

  @Override
  public @Nullable Long processCpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? known(system.getProcessCpuTime())
        : null;
  }

  @Override
  public long heapUsedBytes() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public @Nullable Long residentBytes() {
    try {
      return Long.parseLong(Files.readString(STATUS).split(" ")[1]) * PAGE_BYTES;
    } catch (IOException | RuntimeException e) {
      // Not Linux, or not ours to read.
      return null;
    }
  }

  private static @Nullable Long known(long value) {
    return value < 0 ? null : value;
  }
}
