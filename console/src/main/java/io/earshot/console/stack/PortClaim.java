package io.earshot.console.stack;

import java.time.Duration;
import java.util.Map;

/** Looks before anything starts: a taken port is named with its holder and with the way out. */
final class PortClaim {

  private static final long PAUSE_MILLIS = 50;

  private PortClaim() {}

  /** Chooses free ports where any will do, checks the others; waits {@code patience} for them. */
  static Ports check(Ports wanted, Duration patience) throws InterruptedException {
    Ports ports = wanted.withFreeOnesChosen();
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    for (Map.Entry<String, Integer> entry : ports.byOption().entrySet()) {
      while (!Ports.isFree(entry.getValue())) {
        if (System.nanoTime() - deadlineNanos >= 0) {
          throw taken(entry.getKey(), entry.getValue());
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    return ports;
  }

  private static StackFailure taken(String option, int port) {
    return new StackFailure(
        "port "
            + port
            + " is taken by "
            + PortHolder.of(port).text()
            + "; choose another with "
            + option);
  }
}
