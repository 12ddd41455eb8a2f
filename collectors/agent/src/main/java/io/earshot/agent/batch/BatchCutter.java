package io.earshot.agent.batch;

import io.earshot.agent.observation.Observation;
import io.earshot.agent.queue.SampleRing;
import io.earshot.agent.queue.SampleRow;
import io.earshot.agent.queue.StateLane;
import io.earshot.agent.queue.StateLane.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what waits and makes batches of it: lifecycle first, then at most 64 samples, each batch of
 * one epoch. One thread at a time.
 */
public final class BatchCutter {

  /** Samples in one batch. */
  public static final int MAX_SAMPLES = 64;

  /** Lifecycle events in one batch. */
  static final int MAX_STATES = 32;

  /** Bytes of one observation; a larger one is not taken at all. */
  public static final int MAX_OBSERVATION_BYTES = 16 * 1024;

  /** Taking stops here: with one more observation a batch is still below the 64 KiB of a frame. */
  private static final int FULL_BYTES = 24 * 1024;

  private final SampleRing ring;
  private final StateLane lane;
  private final SampleRow row = new SampleRow();

  public BatchCutter(SampleRing ring, StateLane lane) {
    this.ring = ring;
    this.lane = lane;
  }

  /**
   * Cuts one round: usually one batch, one more for each epoch that what waits was seen in, none if
   * nothing waits.
   */
  public List<BatchContent> cut(long nowNanos) {
    List<OpenBatch> open = new ArrayList<>();
    long bytes = takeStates(open, nowNanos);
    ring.hold(MAX_SAMPLES);
    int taken = 0;
    while (taken < MAX_SAMPLES && bytes < FULL_BYTES && ring.take(row)) {
      taken++;
      Observation observation = row.observation();
      bytes += observation == null ? SampleRing.MARK_BYTES : observation.sizeBytes();
      batchOf(open, row.epoch(), nowNanos).add(row);
    }
    ring.release(MAX_SAMPLES - taken, 0);
    return open.stream().map(OpenBatch::close).toList();
  }

  private long takeStates(List<OpenBatch> open, long nowNanos) {
    long bytes = 0;
    for (int i = 0; i < MAX_STATES && bytes < FULL_BYTES; i++) {
      @Nullable Waiting waiting = lane.take();
      if (waiting == null) {
        break;
      }
      bytes += waiting.event().sizeBytes();
      batchOf(open, waiting.epoch(), nowNanos).add(waiting);
    }
    return bytes;
  }

  private static OpenBatch batchOf(List<OpenBatch> open, int epoch, long nowNanos) {
    for (OpenBatch batch : open) {
      if (batch.epoch() == epoch) {
        return batch;
      }
    }
    OpenBatch fresh = new OpenBatch(nowNanos, epoch);
    open.add(fresh);
    return fresh;
  }
}
