package io.earshot.collectors.recording.rows;

/** Takes rows one by one; one it refuses is counted and the next follows. */
@FunctionalInterface
public interface RowSink<T> {

  void accept(T row) throws BadRow;
}
