package io.earshot.streams.avro;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields that may be null, and lists. */
final class FieldReader {

  /** An honest batch has fewer items; a count alone must not make room for more. */
  private static final int MAX_INITIAL_ITEMS = 64;

  private final BodyCursor cursor;

  FieldReader(BodyCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads one item of a list. */
  interface ItemReader<T> {
    T read() throws UndecodableBatch;
  }

  <T> List<T> readList(ItemReader<T> item) throws UndecodableBatch {
    List<T> items = List.of();
    for (int count = cursor.readBlockCount(); count > 0; count = cursor.readBlockCount()) {
      items = items.isEmpty() ? new ArrayList<>(Math.min(count, MAX_INITIAL_ITEMS)) : items;
      for (int i = 0; i < count; i++) {
        items.add(item.read());
      }
    }
    return items;
  }

  @Nullable String readNullableString() throws UndecodableBatch {
    return cursor.readPresent() ? cursor.readString() : null;
  }

  String readStringOr(String absent) throws UndecodableBatch {
    return cursor.readPresent() ? cursor.readString() : absent;
  }

  @Nullable Boolean readNullableBoolean() throws UndecodableBatch {
    return cursor.readPresent() ? cursor.readBoolean() : null;
  }

  long readLongOr(long absent) throws UndecodableBatch {
    return cursor.readPresent() ? cursor.readLong() : absent;
  }

  int readIntOr(int absent) throws UndecodableBatch {
    return cursor.readPresent() ? cursor.readInt() : absent;
  }

  long readNanosOr(String name, long absent) throws UndecodableBatch {
    return cursor.readPresent() ? BatchReader.readNanos(cursor, name) : absent;
  }
}
