package io.earshot.collectors.edge.webhook;

/** What became of a webhook, with the status that LiveKit understands: it repeats after a 5xx. */
public enum WebhookOutcome {
  TAKEN(200),
  /** An event that says nothing about a call. */
  IGNORED(200),
  REPLAYED(409),
  MALFORMED(400),
  /** The broker is away; LiveKit tries again. */
  NOT_STORED(503);

  private final int status;

  WebhookOutcome(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
