package io.earshot.console.topics.gap;

import java.util.Map;

/**
 * A topic as the brokers have it.
 *
 * @param replicas copies of the partition that has the fewest
 * @param settings every setting that applies to it, defaults included
 */
public record FoundTopic(int partitions, int replicas, Map<String, String> settings) {

  public FoundTopic {
    settings = Map.copyOf(settings);
  }
}
