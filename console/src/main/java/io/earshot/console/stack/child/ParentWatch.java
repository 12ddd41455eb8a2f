package io.earshot.console.stack.child;

import java.io.IOException;

/**
 * Ends this process when the one that started it is gone.
 *
 * <p>The parent holds the other end of our standard input and never writes to it. The kernel closes
 * it however the parent ends, also after kill -9, so end of file means: nobody needs us any more.
 */
final class ParentWatch {

  /** A shutdown that hangs longer than this is cut off: nothing may outlive the parent for long. */
  private static final long GRACE_MILLIS = 30_000;

  private ParentWatch() {}

  static void start() {
    daemon("parent-watch", ParentWatch::exitAtEndOfInput);
  }

  private static void exitAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Whatever arrives is ignored: only the end counts.
      }
    } catch (IOException e) {
      // A broken pipe says the same as a closed one.
    }
    daemon("parent-watch-grace", ParentWatch::haltAfterGrace);
    System.exit(0);
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; if somebody does, halting early is still right.
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
