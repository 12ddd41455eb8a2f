package io.earshot.console.replay.arrival;

import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.collectors.recording.Recording;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the batches of several recordings arrive.
 *
 * @param shuffleSeed null = by receipt, as recorded; else each batch comes up to 2 s after its
 *     receipt, timestamps unchanged, the same way for the same seed
 */
public record ArrivalOrder(@Nullable Long shuffleSeed) {

  /** Below the grace of 5 s, so that no batch misses its window. */
  static final long MAX_DELAY_MILLIS = 2_000;

  /** All batches, one list; of equal times the recording named first comes first. */
  public List<ImportedBatch> of(List<Recording> recordings) {
    List<ImportedBatch> byReceipt =
        recordings.stream()
            .flatMap(recording -> recording.batches().stream())
            .sorted(Comparator.comparingLong(ImportedBatch::receiptMillis))
            .toList();
    return shuffleSeed == null ? byReceipt : delayed(byReceipt, new SplittableRandom(shuffleSeed));
  }

  private static List<ImportedBatch> delayed(
      List<ImportedBatch> byReceipt, SplittableRandom random) {
    return byReceipt.stream()
        .map(each -> new Delayed(each.receiptMillis() + random.nextLong(MAX_DELAY_MILLIS), each))
        .sorted(Comparator.comparingLong(Delayed::arrivalMillis))
        .map(Delayed::imported)
        .toList();
  }

  private record Delayed(long arrivalMillis, ImportedBatch imported) {}
}
