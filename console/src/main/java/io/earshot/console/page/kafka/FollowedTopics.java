package io.earshot.console.page.kafka;

import io.earshot.schemas.topic.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Partitions that the page reads: measurements and summaries of live calls and of every replay on
 * the broker.
 */
record FollowedTopics(Map<TopicPartition, Source> sources) {

  private static final Pattern OF_REPLAY =
      Pattern.compile("earshot\\.replay\\.([a-z0-9-]+)\\.(measurements|sessions)");
  private static final String MEASUREMENTS = "measurements";
  private static final List<Source> LIVE = List.of(new Source(null, true), new Source(null, false));

  /**
   * What one topic carries.
   *
   * @param run id of the replay; null = live
   */
  record Source(@Nullable String run, boolean measurements) {}

  static final FollowedTopics NONE = new FollowedTopics(Map.of());

  /** Picks them out of everything on the broker. */
  static FollowedTopics of(Map<String, List<PartitionInfo>> onBroker) {
    Map<TopicPartition, Source> sources = new HashMap<>();
    onBroker.forEach(
        (topic, partitions) -> {
          Source source = source(topic);
          if (source != null) {
            partitions.forEach(
                each -> sources.put(new TopicPartition(topic, each.partition()), source));
          }
        });
    return new FollowedTopics(Map.copyOf(sources));
  }

  Set<TopicPartition> partitions() {
    return sources.keySet();
  }

  /** Null for a partition that is not followed. */
  @Nullable Source source(TopicPartition partition) {
    return sources.get(partition);
  }

  /** Whether both of the live topics are there. */
  boolean hasLive() {
    return sources.values().containsAll(LIVE);
  }

  /** Replays of these topics that {@code next} lacks altogether. */
  Set<String> runsGone(FollowedTopics next) {
    Set<String> gone = new HashSet<>(runs());
    gone.removeAll(next.runs());
    return gone;
  }

  private Set<String> runs() {
    return sources.values().stream()
        .map(Source::run)
        .filter(run -> run != null)
        .collect(Collectors.toSet());
  }

  private static @Nullable Source source(String topic) {
    if (topic.equals(Topics.MEASUREMENTS)) {
      return new Source(null, true);
    }
    if (topic.equals(Topics.SESSIONS)) {
      return new Source(null, false);
    }
    Matcher replay = OF_REPLAY.matcher(topic);
    return replay.matches()
        ? new Source(replay.group(1), replay.group(2).equals(MEASUREMENTS))
        : null;
  }
}
