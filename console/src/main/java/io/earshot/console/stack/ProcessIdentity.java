package io.earshot.console.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One process for ever: a pid is used again, a pid with its start time is not.
 *
 * @param pid process id
 * @param startedAt as the operating system tells it; null where it does not
 */
record ProcessIdentity(long pid, @Nullable Instant startedAt) {

  /** Linux counts the start from a boot time in whole seconds, which a clock step can move. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(null));
  }

  static ProcessIdentity current() {
    return of(ProcessHandle.current());
  }

  /**
   * The process if it still runs and is not another one that got its pid. A zombie, dead but not
   * waited for by its parent, has no command any more and counts as gone.
   */
  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().isPresent())
        .filter(process -> startedTogetherWith(of(process)));
  }

  private boolean startedTogetherWith(ProcessIdentity other) {
    if (startedAt == null || other.startedAt == null) {
      return true;
    }
    Duration apart = Duration.between(startedAt, other.startedAt).abs();
    return apart.compareTo(START_TOLERANCE) <= 0;
  }
}
