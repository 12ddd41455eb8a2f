package io.earshot.console.lab.impair;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a signal end the work, and the work end itself before the process is gone. */
final class SignalEnd implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private SignalEnd(Runnable end) {
    hook =
        new Thread(
            () -> {
              end.run();
              awaitDone();
            },
            "impair-end");
  }

  static SignalEnd of(Runnable end) {
    SignalEnd signal = new SignalEnd(end);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private void awaitDone() {
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("lab impair: the log is not complete: its disk does not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: that is what the hook waited for.
    }
  }
}
