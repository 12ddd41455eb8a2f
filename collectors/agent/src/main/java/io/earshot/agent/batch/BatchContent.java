package io.earshot.agent.batch;

import io.earshot.agent.observation.Heartbeat;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.StreamReport;
import io.earshot.agent.observation.UtteranceStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch carries, all of one epoch of the agent's clock.
 *
 * @param queuedNanos nanoseconds of the agent's clock at which the oldest of it was queued
 * @param epoch epoch of the agent's clock
 * @param samples observations out of the lane of samples
 * @param sampleBytes bytes that those of them take that are no marks
 * @param states observations out of the lane of lifecycle events
 * @param stateBytes bytes that those take
 * @param heartbeat how the agent fares; null = not in this batch
 */
public record BatchContent(
    long queuedNanos,
    int epoch,
    int samples,
    long sampleBytes,
    int states,
    long stateBytes,
    List<MarkColumns> marks,
    List<StreamReport> reports,
    List<ProbeExchange> probes,
    List<LifecycleEvent> lifecycle,
    List<UtteranceStage> stages,
    @Nullable Heartbeat heartbeat) {

  /** Nothing but the batch's own header. */
  public static BatchContent empty(long nowNanos, int epoch) {
    return ofHeartbeat(nowNanos, epoch, null);
  }

  public static BatchContent ofHeartbeat(long nowNanos, int epoch, @Nullable Heartbeat heartbeat) {
    return new BatchContent(
        nowNanos, epoch, 0, 0, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(),
        heartbeat);
  }

  /** The same without its samples. */
  public BatchContent statesOnly() {
    return new BatchContent(
        queuedNanos,
        epoch,
        0,
        0,
        states,
        stateBytes,
        List.of(),
        List.of(),
        List.of(),
        lifecycle,
        List.of(),
        heartbeat);
  }

  /** Observations in it. */
  public int observations() {
    return samples + states;
  }
}
