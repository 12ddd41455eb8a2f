package io.earshot.collectors.edge.batch;

import java.util.Locale;

/** Why a batch was not taken, as the wire names it, and the HTTP status of a lone one. */
public enum RejectReason {
  /** More than 1000 observations, or larger than a frame may be. */
  TOO_LARGE(413),
  /** Not a batch: a required field is missing, of another type, or columns disagree. */
  MALFORMED(400),
  /** Says something that its reporter may not say. */
  FORBIDDEN(403),
  /** The room's session is not known and no more may wait for it; try again. */
  UNKNOWN_SESSION(503),
  /** Too fast, or the edge is full; try again. */
  LIMITED(429),
  /** The room ended too long ago. */
  EXPIRED(410);

  private final int status;

  RejectReason(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** Name on the wire and in metrics. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
