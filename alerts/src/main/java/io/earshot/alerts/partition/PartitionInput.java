package io.earshot.alerts.partition;

import org.jspecify.annotations.Nullable;

/**
 * One record of a partition of measurements.
 *
 * @param heard what it says; null = it is a tick, or says nothing to rules
 * @param closedSecond up to this second all is in; null = it is no tick
 */
public record PartitionInput(@Nullable SecondOfSession heard, @Nullable Long closedSecond) {

  /** A record that is not for rules. */
  public static final PartitionInput NOTHING = new PartitionInput(null, null);

  public static PartitionInput of(SecondOfSession heard) {
    return new PartitionInput(heard, null);
  }

  public static PartitionInput closing(long second) {
    return new PartitionInput(null, second);
  }
}
