package io.earshot.console.replay.arrival;

import java.util.concurrent.locks.LockSupport;

/** The time of the machine, and a way to let it pass. */
public interface WallClock {

  WallClock SYSTEM =
      new WallClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleepNanos(long nanos) throws InterruptedException {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          LockSupport.parkNanos(nanos);
        }
      };

  /** Monotonic, arbitrary origin. */
  long nanoTime();

  /** Lets at most this much time pass; may return early. */
  void sleepNanos(long nanos) throws InterruptedException;
}
