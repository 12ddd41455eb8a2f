package io.earshot.media.finding;

import java.util.List;

/**
 * What is known of one call; the order of the lists changes nothing.
 *
 * @param streams of every end and direction
 * @param workerStages of all utterances, pooled
 */
public record CallFacts(
    List<StreamFacts> streams, List<HopFacts> hops, List<StageFacts> workerStages) {

  public CallFacts {
    streams = List.copyOf(streams);
    hops = List.copyOf(hops);
    workerStages = List.copyOf(workerStages);
  }
}
