package io.earshot.agent.delivery;

import io.earshot.agent.batch.BatchContent;
import io.earshot.agent.queue.DropReason;
import io.earshot.agent.queue.SampleRing;
import io.earshot.agent.queue.StateLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbered batches between the queue and their answer, and the count of what became of them. One
 * thread at a time.
 *
 * <p>A batch that is dropped goes on without its content: its number arrives, so that a gap in the
 * numbers means a loss that nobody counted.
 */
final class Outbox {

  /** Batches without an answer; more wait in the queue, where the oldest makes room for the new. */
  static final int MAX_BATCHES = 32;

  private final SampleRing ring;
  private final StateLane lane;
  private final Backoff backoff;
  private final TreeMap<Long, Sending> sendings = new TreeMap<>();
  private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
  private long nextSequence;
  private long acked;
  private @Nullable Pause pause;

  Outbox(SampleRing ring, StateLane lane, Backoff backoff) {
    this.ring = ring;
    this.lane = lane;
    this.backoff = backoff;
  }

  boolean hasRoom() {
    return sendings.size() < MAX_BATCHES;
  }

  boolean isEmpty() {
    return sendings.isEmpty();
  }

  void add(BatchContent content) {
    sendings.put(nextSequence, new Sending(nextSequence, content));
    nextSequence++;
  }

  /** Batches to hand over now; they count as in flight from here on. */
  List<Sending> due(long nowNanos) {
    if (pause != null && pause.untilNanos() - nowNanos > 0) {
      return List.of();
    }
    List<Sending> due = new ArrayList<>();
    for (Sending sending : sendings.values()) {
      if (!sending.inFlight) {
        sending.inFlight = true;
        sending.attempts++;
        sending.sentNanos = nowNanos;
        due.add(sending);
      }
    }
    return due;
  }

  /** Drops samples that were queued before and certainly never arrived. */
  void expire(long beforeNanos) {
    for (Sending sending : sendings.values()) {
      boolean canHaveArrived = sending.inFlight || sending.unknown;
      if (!canHaveArrived && sending.content.queuedNanos() - beforeNanos < 0) {
        BatchContent whole = sending.content;
        count(DropReason.EXPIRED, whole.samples());
        ring.release(whole.samples(), whole.sampleBytes());
        sending.content = whole.statesOnly();
      }
    }
  }

  void acked(long sequence) {
    Sending sending = sendings.remove(sequence);
    if (sending != null) {
      acked += sending.content.observations();
      release(sending.content);
      backoff.succeeded();
      pause = null;
    }
  }

  void refused(long sequence, int attempt, DropReason reason, long nowNanos) {
    Sending sending = current(sequence, attempt);
    if (sending == null) {
      return;
    }
    boolean isOfContent = reason == DropReason.ENCODE_ERROR || reason == DropReason.TOO_LARGE;
    if (sending.unknown && !isOfContent) {
      // An earlier attempt may have arrived. A verdict on the content would have been the same
      // then; whether we are let in, and how late it is, can be another answer each time.
      failed(sequence, attempt, true, null, nowNanos);
      return;
    }
    boolean hasContent = sending.content.observations() > 0;
    drop(sending, reason, nowNanos);
    if (!hasContent) {
      sendings.remove(sequence);
    }
    if (reason == DropReason.AUTH_REJECTED) {
      // Whoever is not let in knocks again later, with a new token perhaps.
      pause(sending, null, nowNanos);
    }
  }

  /** The transport broke while it had the batch in hand: try no more, unless it may be there. */
  void broke(long sequence, int attempt, long nowNanos) {
    Sending sending = current(sequence, attempt);
    if (sending != null && sending.unknown) {
      failed(sequence, attempt, true, null, nowNanos);
    } else {
      refused(sequence, attempt, DropReason.ENCODE_ERROR, nowNanos);
    }
  }

  void failed(
      long sequence,
      int attempt,
      boolean mayHaveArrived,
      @Nullable Duration retryAfter,
      long nowNanos) {
    Sending sending = current(sequence, attempt);
    if (sending != null) {
      sending.inFlight = false;
      sending.unknown |= mayHaveArrived;
      pause(sending, retryAfter, nowNanos);
    }
  }

  /** Everything goes, also what may have arrived. Returns how many observations of these may. */
  long dropAll(DropReason reason) {
    long unanswered = unanswered();
    for (Sending sending : sendings.values()) {
      count(reason, sending.content.observations());
      release(sending.content);
    }
    sendings.clear();
    pause = null;
    return unanswered;
  }

  void count(DropReason reason, long observations) {
    if (observations > 0) {
      dropped.merge(reason, observations, Long::sum);
    }
  }

  long acked() {
    return acked;
  }

  long dropped(DropReason reason) {
    return dropped.getOrDefault(reason, 0L);
  }

  /** Observations in the batches here. */
  long waiting() {
    return sendings.values().stream().mapToLong(each -> each.content.observations()).sum();
  }

  /** Of these, the ones that may have arrived. */
  long unanswered() {
    return sendings.values().stream()
        .filter(each -> each.inFlight || each.unknown)
        .mapToLong(each -> each.content.observations())
        .sum();
  }

  private @Nullable Sending current(long sequence, int attempt) {
    Sending sending = sendings.get(sequence);
    return sending != null && sending.inFlight && sending.attempts == attempt ? sending : null;
  }

  private void drop(Sending sending, DropReason reason, long nowNanos) {
    count(reason, sending.content.observations());
    release(sending.content);
    sending.content = BatchContent.empty(nowNanos, sending.content.epoch());
    sending.inFlight = false;
    sending.unknown = false;
  }

  private void release(BatchContent content) {
    ring.release(content.samples(), content.sampleBytes());
    lane.release(content.states(), content.stateBytes());
  }

  /** Many batches fail at once when a connection breaks: that is one failure. */
  private void pause(Sending sending, @Nullable Duration asked, long nowNanos) {
    boolean isNew = pause == null || sending.sentNanos - pause.sinceNanos() >= 0;
    if (isNew || asked != null) {
      long untilNanos = nowNanos + backoff.failed(asked);
      pause = new Pause(nowNanos, untilNanos);
    }
  }

  /** Nobody sends. */
  private record Pause(long sinceNanos, long untilNanos) {}
}
