package io.earshot.bench.speed;

import io.earshot.bench.speed.PacedSends.Sent;
import io.earshot.bench.speed.RecordTime.InPartition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches by their place in the log; those of the warm-up are known but not measured. */
final class SentBatches {

  private final Map<InPartition, Sent> byOffset = new HashMap<>();
  private final long warmUpNanos;
  private final long firstMeasuredNanos;
  private final long lastNanos;

  SentBatches(List<Sent> sent, Duration warmUp) {
    warmUpNanos = warmUp.toNanos();
    sent.forEach(batch -> byOffset.put(new InPartition(batch.partition(), batch.offset()), batch));
    firstMeasuredNanos =
        sent.stream().filter(this::isMeasured).mapToLong(Sent::sendNanos).min().orElseThrow();
    lastNanos = sent.stream().mapToLong(Sent::sendNanos).max().orElseThrow();
  }

  /** Empty if this program did not write it. */
  Optional<Sent> at(InPartition offset) {
    return Optional.ofNullable(byOffset.get(offset));
  }

  boolean isMeasured(Sent batch) {
    return batch.dueNanos() >= warmUpNanos;
  }

  /** Whether batches were being sent then, after the warm-up. */
  boolean isMeasured(long nanos) {
    return firstMeasuredNanos <= nanos && nanos <= lastNanos;
  }

  int measured() {
    return (int) byOffset.values().stream().filter(this::isMeasured).count();
  }
}
