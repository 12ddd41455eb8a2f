package io.earshot.console.replay.arrival;

import io.earshot.collectors.recording.ImportedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What happens next to a partition.
 *
 * @param timestampMillis record timestamp, Unix epoch
 * @param imported what arrives; null = nothing, time passes: a tick
 */
public record Step(long timestampMillis, @Nullable ImportedBatch imported) {

  static Step arrival(ImportedBatch imported) {
    return new Step(imported.receiptMillis(), imported);
  }

  static Step tick(long timestampMillis) {
    return new Step(timestampMillis, null);
  }
}
