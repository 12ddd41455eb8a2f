/**
 * Rules over partitioned measurements, without Kafka: sessions where they are, the fleet where all
 * partitions meet, and the state of both as a log with checkpoints.
 */
@NullMarked
package io.earshot.alerts.partition;

import org.jspecify.annotations.NullMarked;
