package io.earshot.console.replay.kafka;

/**
 * Where a replay runs.
 *
 * @param bootstrap broker, host:port
 * @param registryUrl schema registry
 * @param run names the replay's topics and application, 1 to 40 of {@code [a-z0-9-]}
 */
public record BrokerTarget(String bootstrap, String registryUrl, String run) {

  private static final int COMPACT_RADIX = 36;

  /** A name that no other run has; it enters no report. */
  public static String newRun() {
    return Long.toString(System.currentTimeMillis(), COMPACT_RADIX)
        + "-"
        + Long.toString(ProcessHandle.current().pid(), COMPACT_RADIX);
  }
}
