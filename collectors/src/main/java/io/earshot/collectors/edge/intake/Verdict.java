package io.earshot.collectors.edge.intake;

import io.earshot.collectors.edge.batch.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * What became of one batch.
 *
 * @param boot of the batch; null = it could not be read
 * @param sequence of the batch; null = it could not be read
 * @param refusal null = stored for good
 * @param from where it was written to; null = not known yet, or refused
 */
public record Verdict(
    @Nullable Long boot,
    @Nullable Long sequence,
    @Nullable Refusal refusal,
    @Nullable Reporter from) {

  /** Milliseconds after which a client may try again what the edge had no room for. */
  public static final long RETRY_MILLIS = 5_000;

  static Verdict stored(@Nullable Long boot, @Nullable Long sequence, @Nullable Reporter from) {
    return new Verdict(boot, sequence, null, from);
  }

  public static Verdict refused(
      @Nullable Long boot, @Nullable Long sequence, RejectReason reason, String detail) {
    boolean mayRetry = reason == RejectReason.UNKNOWN_SESSION || reason == RejectReason.LIMITED;
    Refusal refusal = new Refusal(reason, detail, mayRetry ? RETRY_MILLIS : 0, false);
    return new Verdict(boot, sequence, refusal, null);
  }

  static Verdict full(@Nullable Long boot, @Nullable Long sequence) {
    Refusal refusal =
        new Refusal(
            RejectReason.LIMITED, "the broker is away and the buffer full", RETRY_MILLIS, true);
    return new Verdict(boot, sequence, refusal, null);
  }

  public boolean isStored() {
    return refusal == null;
  }

  /**
   * Why not.
   *
   * @param detail one line for the sender
   * @param retryAfterMillis 0 = never
   * @param isFull the edge can hold nothing more, of nobody
   */
  public record Refusal(
      RejectReason reason, String detail, long retryAfterMillis, boolean isFull) {}

  /** Which agent it was of, as written. */
  public record Reporter(String session, String participant, String agent) {}
}
