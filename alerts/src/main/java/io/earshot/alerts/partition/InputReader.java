package io.earshot.alerts.partition;

/** Reads records of a partition. Keeps its buffers: one for each thread. */
@FunctionalInterface
public interface InputReader {

  /** A record that cannot be read says nothing: no alert ends because of it. */
  PartitionInput read(byte[] value);
}
