package io.earshot.schemas.topic;

/**
 * How large a Kafka the topics are laid out for.
 *
 * <p>The partition count is fixed for the life of a topic: sessions are spread by {@code hash mod
 * partitions}, so another count tears running sessions apart.
 */
public enum PlanSize {
  /** 24 divides by 2, 3, 4, 6, 8 and 12 instances. */
  CLUSTER(24, 3, 2),
  /** One broker in one process tree. */
  EMBEDDED(4, 1, 1);

  private final int partitions;
  private final int replicas;
  private final int minInSyncReplicas;

  PlanSize(int partitions, int replicas, int minInSyncReplicas) {
    this.partitions = partitions;
    this.replicas = replicas;
    this.minInSyncReplicas = minInSyncReplicas;
  }

  /** Partitions of every topic of sessions: engine and readers rely on equal counts. */
  public int partitions() {
    return partitions;
  }

  public short replicas() {
    return (short) replicas;
  }

  int minInSyncReplicas() {
    return minInSyncReplicas;
  }
}
