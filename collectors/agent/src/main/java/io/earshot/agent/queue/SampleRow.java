package io.earshot.agent.queue;

import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.Observation;
import org.jspecify.annotations.Nullable;

/** One slot of a ring, copied out: a mark of a source, or another observation. Reused. */
public final class SampleRow {

  @Nullable Object subject;
  long atNanos;
  long queuedNanos;
  int epoch;
  int present;
  int rtpTimestamp;
  int sequenceNumber;
  int payloadHash;
  int payloadBytes;
  int primaryHash;
  int primaryBytes;
  int sinceCaptureNanos;

  /** Source of the mark; null = not a mark. */
  public @Nullable MarkSource source() {
    return subject instanceof MarkSource source ? source : null;
  }

  /** What is no mark; null = a mark. */
  public @Nullable Observation observation() {
    return subject instanceof Observation observation ? observation : null;
  }

  /** Nanoseconds of the agent's clock. */
  public long atNanos() {
    return atNanos;
  }

  /** Nanoseconds of the agent's clock, up to 0.1 s before it was queued. */
  public long queuedNanos() {
    return queuedNanos;
  }

  /** Epoch of the agent's clock in which it was queued. */
  public int epoch() {
    return epoch;
  }

  /** Bits of {@link Present}. */
  public int present() {
    return Present.columns(present);
  }

  public boolean has(int column) {
    return (present & column) != 0;
  }

  public int rtpTimestamp() {
    return rtpTimestamp;
  }

  public int sequenceNumber() {
    return sequenceNumber;
  }

  public int payloadHash() {
    return payloadHash;
  }

  public int payloadBytes() {
    return payloadBytes;
  }

  public int primaryHash() {
    return primaryHash;
  }

  public int primaryBytes() {
    return primaryBytes;
  }

  public int sinceCaptureNanos() {
    return sinceCaptureNanos;
  }

  /** First byte of the Opus frame, 0..255. */
  public int opusToc() {
    return Present.opusToc(present);
  }
}
