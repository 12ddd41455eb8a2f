package io.earshot.schemas.topic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The topics of the live pipeline, or of one replay, in the order of {@link TopicKind}.
 *
 * @param topics one topic of each kind, but for those that a replay has not
 */
public record TopicPlan(List<TopicSpec> topics) {

  /** Short, and legal in topic, group and file names alike. */
  private static final Pattern RUN = Pattern.compile("[a-z0-9-]{1,40}");

  private static final String FOR_EVER = "-1";
  private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

  public TopicPlan {
    topics = List.copyOf(topics);
  }

  /** Topics that agents write and people watch. */
  public static TopicPlan live(PlanSize size) {
    return of(size, kind -> true, TopicKind::liveName, TopicPlan::liveConfigs);
  }

  /**
   * Topics of one replay, apart from the live ones so that a replay pages nobody.
   *
   * @param run id of the replay, 1 to 40 characters of {@code [a-z0-9-]}
   */
  public static TopicPlan replay(String run, PlanSize size) {
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException(
          "run=\"" + run + "\" does not match " + RUN + "; use lower-case letters, digits, dashes");
    }
    return of(size, TopicKind::isReplayed, kind -> kind.replayName(run), TopicPlan::replayConfigs);
  }

  /**
   * The topic of a kind.
   *
   * @throws IllegalArgumentException if this is a replay, and replays have none
   */
  public TopicSpec topic(TopicKind kind) {
    // Kinds that replays have not stand last.
    if (kind.ordinal() >= topics.size()) {
      throw new IllegalArgumentException("a replay has no topic kind=" + kind);
    }
    return topics.get(kind.ordinal());
  }

  public String events() {
    return topic(TopicKind.EVENTS).name();
  }

  public String measurements() {
    return topic(TopicKind.MEASUREMENTS).name();
  }

  public String sessions() {
    return topic(TopicKind.SESSIONS).name();
  }

  public String deadLetters() {
    return topic(TopicKind.DEAD_LETTERS).name();
  }

  public String unassigned() {
    return topic(TopicKind.UNASSIGNED).name();
  }

  public String alerts() {
    return topic(TopicKind.ALERTS).name();
  }

  public String alertStates() {
    return topic(TopicKind.ALERT_STATES).name();
  }

  public String alertRules() {
    return topic(TopicKind.ALERT_RULES).name();
  }

  public String rollups() {
    return topic(TopicKind.ROLLUPS).name();
  }

  /** Topics whose values have a schema in the registry. */
  public List<TopicSpec> avroTopics() {
    return topics.stream().filter(topic -> topic.kind().isAvro()).toList();
  }

  private static TopicPlan of(
      PlanSize size,
      Predicate<TopicKind> applies,
      Function<TopicKind, String> name,
      Function<TopicKind, Map<String, String>> configs) {
    return new TopicPlan(
        Arrays.stream(TopicKind.values())
            .filter(applies)
            .map(kind -> topic(kind, name.apply(kind), size, configs.apply(kind)))
            .toList());
  }

  private static TopicSpec topic(
      TopicKind kind, String name, PlanSize size, Map<String, String> configs) {
    Map<String, String> all = new HashMap<>(configs);
    all.put("compression.type", "lz4");
    all.put("message.timestamp.type", kind.isStampedByBroker() ? "LogAppendTime" : "CreateTime");
    all.put("min.insync.replicas", Integer.toString(size.minInSyncReplicas()));
    int partitions = kind.isPartitioned() ? size.partitions() : 1;
    return new TopicSpec(kind, name, partitions, size.replicas(), all);
  }

  private static Map<String, String> liveConfigs(TopicKind kind) {
    return kind.retention()
        .map(kept -> Map.of("cleanup.policy", "delete", "retention.ms", "" + kept.toMillis()))
        .orElse(Map.of("cleanup.policy", "compact"));
  }

  /** Retention and plausibility go by record time: last month's call must be neither. */
  private static Map<String, String> replayConfigs(TopicKind kind) {
    return Map.of(
        "cleanup.policy", kind.retention().isPresent() ? "delete" : "compact",
        "retention.ms", FOR_EVER,
        "message.timestamp.after.max.ms", ANY_TIME,
        "message.timestamp.before.max.ms", ANY_TIME);
  }
}
