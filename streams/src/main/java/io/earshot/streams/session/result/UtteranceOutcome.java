package io.earshot.streams.session.result;

import java.util.Locale;

/** What became of an utterance in the worker. */
public enum UtteranceOutcome {
  /** It entered the worker and left it. */
  COMPLETE,
  /** Some of its stages are missing, or have not come yet. */
  PARTIAL,
  /** Its speech ended, later ones were spoken, and it never was. */
  DROPPED,
  /** It had no end of its own: the next one's carries it. */
  MERGED;

  /** Name in reports and on the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
