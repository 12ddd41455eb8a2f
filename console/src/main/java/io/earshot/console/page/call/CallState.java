package io.earshot.console.page.call;

import java.util.Locale;

/** What a call is doing. */
public enum CallState {
  LIVE,
  /** Not ended, but nothing comes. */
  SILENT,
  /** A recorded call that is being replayed. */
  REPLAY,
  ENDED;

  /** As the page writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
