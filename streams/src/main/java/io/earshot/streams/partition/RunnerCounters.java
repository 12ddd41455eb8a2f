package io.earshot.streams.partition;

import io.earshot.streams.avro.Refusal;
import io.earshot.streams.session.SessionEngine.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What the runners of one process did since it started. Safe for use by several threads. */
public final class RunnerCounters {

  private final LongAdder batches = new LongAdder();
  private final LongAdder ticks = new LongAdder();
  private final LongAdder measurements = new LongAdder();
  private final LongAdder summaries = new LongAdder();
  private final LongAdder unusableValues = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private final Map<Outcome, LongAdder> byOutcome = adders(Outcome.class);
  private final Map<Refusal, LongAdder> byRefusal = adders(Refusal.class);

  /** All counts by name, e.g. {@code batches} or {@code refused.wrong_magic_byte}. */
  public SortedMap<String, Long> snapshot() {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("batches", batches.sum());
    counts.put("ticks", ticks.sum());
    counts.put("measurements", measurements.sum());
    counts.put("summaries", summaries.sum());
    counts.put("dead_letters", deadLetters.sum());
    counts.put("unusable_values", unusableValues.sum());
    byOutcome.forEach(
        (outcome, count) ->
            counts.put("outcome." + outcome.name().toLowerCase(Locale.ROOT), count.sum()));
    byRefusal.forEach((refusal, count) -> counts.put("refused." + refusal.label(), count.sum()));
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Records refused for this cause, also those of which no dead letter was written. */
  public long refused(Refusal refusal) {
    return count(byRefusal, refusal).sum();
  }

  void countBatch(Outcome outcome) {
    batches.increment();
    count(byOutcome, outcome).increment();
  }

  void countRefusal(Refusal refusal, boolean written) {
    count(byRefusal, refusal).increment();
    if (written) {
      deadLetters.increment();
    }
  }

  void countTick() {
    ticks.increment();
  }

  void countMeasurement() {
    measurements.increment();
  }

  void countSummary() {
    summaries.increment();
  }

  void countUnusableValues(long count) {
    unusableValues.add(count);
  }

  private static <E extends Enum<E>> LongAdder count(Map<E, LongAdder> adders, E of) {
    return Objects.requireNonNull(adders.get(of));
  }

  /** Filled here and never again, so that several threads may read the map. */
  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      adders.put(constant, new LongAdder());
    }
    return Collections.unmodifiableMap(adders);
  }
}
