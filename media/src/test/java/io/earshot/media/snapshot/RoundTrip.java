package io.earshot.media.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** Writes a state and reads it back; the copy must have the same bytes and leave none unread. */
public final class RoundTrip {

  private RoundTrip() {}

  public static <T> T of(
      T state, BiConsumer<T, SnapshotWriter> writeTo, Function<SnapshotReader, T> readFrom) {
    byte[] bytes = bytesOf(state, writeTo);
    SnapshotReader in = new SnapshotReader(bytes);
    T copy = readFrom.apply(in);
    in.expectEnd();
    assertThat(bytesOf(copy, writeTo)).isEqualTo(bytes);
    return copy;
  }

  public static <T> byte[] bytesOf(T state, BiConsumer<T, SnapshotWriter> writeTo) {
    SnapshotWriter out = new SnapshotWriter();
    writeTo.accept(state, out);
    return out.toByteArray();
  }
}
