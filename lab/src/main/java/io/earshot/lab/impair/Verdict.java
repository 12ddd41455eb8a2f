package io.earshot.lab.impair;

/** What becomes of a packet. */
public enum Verdict {
  /** Passes once. */
  OK("ok"),
  /** Lost by chance, alone or in a burst. */
  LOST("lost"),
  /** Passes twice, both copies at once. */
  DUPLICATED("dup"),
  /** Found the bottleneck's queue full. */
  QUEUE_FULL("qdrop");

  private final String logWord;

  Verdict(String logWord) {
    this.logWord = logWord;
  }

  /** The word in the log of packets. */
  public String logWord() {
    return logWord;
  }

  /** Copies that arrive: 0, 1 or 2. */
  public int copies() {
    return switch (this) {
      case OK -> 1;
      case DUPLICATED -> 2;
      case LOST, QUEUE_FULL -> 0;
    };
  }
}
