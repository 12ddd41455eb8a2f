package io.earshot.console.demo;

import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;

/**
 * A recorded call as if it took place at another time: every clock of it is moved by the same whole
 * number of milliseconds, so nothing measured between two times changes.
 *
 * @param session its name this time
 * @param shiftMillis added to every time
 */
record ShiftedCall(String session, long shiftMillis) {

  private static final long NANOS_PER_MILLI = 1_000_000;

  ImportedBatch of(ImportedBatch recorded) {
    EventBatch batch = recorded.batch();
    EventBatch shifted =
        EventBatch.newBuilder(batch)
            .setSession(session)
            .setSentNanos(shifted(batch.getSentNanos()))
            .setMarks(batch.getMarks().stream().map(this::marks).toList())
            .setReports(batch.getReports().stream().map(this::report).toList())
            .setProbes(batch.getProbes().stream().map(this::probe).toList())
            .setLifecycle(batch.getLifecycle().stream().map(this::lifecycle).toList())
            .setStages(batch.getStages().stream().map(this::stage).toList())
            .build();
    return new ImportedBatch(recorded.receiptMillis() + shiftMillis, shifted);
  }

  private MarkColumns marks(MarkColumns of) {
    return MarkColumns.newBuilder(of).setBaseNanos(shifted(of.getBaseNanos())).build();
  }

  private StreamReport report(StreamReport of) {
    StreamReport.Builder shifted = StreamReport.newBuilder(of).setAtNanos(shifted(of.getAtNanos()));
    if (of.getStatsNanos() != null) {
      shifted.setStatsNanos(shifted(of.getStatsNanos()));
    }
    if (of.getNtpNanos() != null) {
      shifted.setNtpNanos(shifted(of.getNtpNanos()));
    }
    return shifted.build();
  }

  private ProbeExchange probe(ProbeExchange of) {
    return ProbeExchange.newBuilder(of)
        .setRequestSentNanos(shifted(of.getRequestSentNanos()))
        .setRequestReceivedNanos(shifted(of.getRequestReceivedNanos()))
        .setResponseSentNanos(shifted(of.getResponseSentNanos()))
        .setResponseReceivedNanos(shifted(of.getResponseReceivedNanos()))
        .build();
  }

  private LifecycleEvent lifecycle(LifecycleEvent of) {
    return LifecycleEvent.newBuilder(of).setAtNanos(shifted(of.getAtNanos())).build();
  }

  private UtteranceStage stage(UtteranceStage of) {
    return UtteranceStage.newBuilder(of).setAtNanos(shifted(of.getAtNanos())).build();
  }

  private long shifted(long nanos) {
    return nanos + shiftMillis * NANOS_PER_MILLI;
  }
}
