package io.earshot.collectors.recording;

import java.util.List;

/**
 * One recorded session.
 *
 * @param batches sorted by receipt, then agent, then sequence
 */
public record Recording(
    String session, String format, List<ImportedBatch> batches, ImportAccounting accounting) {

  public Recording {
    batches = List.copyOf(batches);
  }
}
