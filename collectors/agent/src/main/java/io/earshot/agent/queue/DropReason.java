package io.earshot.agent.queue;

import java.util.Locale;

/** Why an observation did not arrive. The labels are keys on the wire and never change. */
public enum DropReason {
  /** No room: the oldest sample went, or a lifecycle event found its reserve full. */
  QUEUE_FULL,
  /** One observation over 16 KiB, or a batch that the other side found too large. */
  TOO_LARGE,
  /** It could not be written, or the other side could not read it. */
  ENCODE_ERROR,
  /** It waited for 60 s and was never sent. */
  EXPIRED,
  /** The other side knows neither the token nor the right to report this. */
  AUTH_REJECTED,
  /** It was there when the agent had to go, or came after that. */
  SHUTDOWN;

  /** Stable lower-case name, e.g. {@code queue_full}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
