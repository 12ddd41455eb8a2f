package io.earshot.streams.partition;

import org.jspecify.annotations.Nullable;

/** Where a partition's results go, encoded, and its state as it changes. */
public interface RunnerSink {

  /**
   * A window of a session, or a tick with the tick key; for the same partition as the input.
   *
   * @param timestampMillis end of the window, or the tick's second
   */
  void measurement(byte[] key, byte[] value, long timestampMillis);

  /**
   * A summary of a session.
   *
   * @param timestampMillis receipt of the record that brought it about
   */
  void session(byte[] key, byte @Nullable [] value, long timestampMillis);

  /** A record that could not be used. */
  void deadLetter(byte @Nullable [] key, byte[] value, long timestampMillis);

  /**
   * State to keep so that a later start continues exactly here.
   *
   * @param state null removes the part
   */
  void store(String session, String part, byte @Nullable [] state);
}
