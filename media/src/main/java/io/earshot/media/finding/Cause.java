package io.earshot.media.finding;

/** What a call suffered from. */
public enum Cause {
  /** Packets that one leg lost. */
  LOSS,
  /** A hop over its budget. */
  DELAY,
  /** A jitter buffer that grew and stayed, or that packets came too late for. */
  BUFFER,
  /** A translating worker over its budget. */
  WORKER_STAGE,
  /** Nothing that is certain: clocks leave a budget undecided. */
  CLOCK_DOUBT
}
