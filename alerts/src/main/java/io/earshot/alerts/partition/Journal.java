package io.earshot.alerts.partition;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * State as a checkpoint and the inputs since: what is written for a record is as long as the
 * record, and a restart runs the inputs again. A checkpoint is taken when the log has grown as long
 * as the last one, so all of them together cost as much as the log.
 *
 * <p>Keys are a letter and a number, big-endian: {@code c} for pieces of the checkpoint, {@code l}
 * for the log.
 */
final class Journal {

  private static final byte CHECKPOINT = 'c';
  private static final byte LOG = 'l';

  /** A record of a changelog may have 1 MiB. */
  private static final int PIECE_BYTES = 512 << 10;

  private static final int MIN_LOG_BYTES = 256 << 10;
  private static final int MAX_ENTRIES = 20_000;

  private final StateSink store;
  private final TreeMap<Long, byte[]> stored = new TreeMap<>();
  private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
  private long firstEntry;
  private long nextEntry;
  private long logBytes;
  private int pieceCount;
  private long checkpointBytes;

  Journal(StateSink store) {
    this.store = store;
  }

  /** Gives back one stored part, in any order. */
  void restore(byte[] key, byte[] value) {
    long number = ByteBuffer.wrap(key, 1, Long.BYTES).getLong();
    (key[0] == CHECKPOINT ? pieces : stored).put(number, value);
  }

  /**
   * Runs what was given back.
   *
   * @param start takes the checkpoint, if there is one
   * @param apply takes each input since
   */
  void restored(Consumer<byte[]> start, Consumer<byte[]> apply) {
    if (!pieces.isEmpty()) {
      byte[] checkpoint = joined();
      pieceCount = pieces.size();
      checkpointBytes = checkpoint.length;
      start.accept(checkpoint);
    }
    if (!stored.isEmpty()) {
      firstEntry = stored.firstKey();
      nextEntry = stored.lastKey() + 1;
    }
    stored
        .values()
        .forEach(
            entry -> {
              logBytes += entry.length;
              apply.accept(entry);
            });
    stored.clear();
    pieces.clear();
  }

  private byte[] joined() {
    ByteBuffer all =
        ByteBuffer.allocate(pieces.values().stream().mapToInt(piece -> piece.length).sum());
    pieces.values().forEach(all::put);
    return all.array();
  }

  /** Writes an input down. */
  void append(byte[] entry) {
    store.store(key(LOG, nextEntry++), entry);
    logBytes += entry.length;
  }

  /** Takes a checkpoint if the log has grown long; called between inputs. */
  void checkpointIfDue(Supplier<byte[]> snapshot) {
    boolean isLong = logBytes >= Math.max(MIN_LOG_BYTES, checkpointBytes);
    if (isLong || nextEntry - firstEntry >= MAX_ENTRIES) {
      checkpoint(snapshot.get());
    }
  }

  private void checkpoint(byte[] snapshot) {
    int count = 0;
    for (int from = 0; from < snapshot.length; from += PIECE_BYTES) {
      int to = Math.min(snapshot.length, from + PIECE_BYTES);
      store.store(key(CHECKPOINT, count++), Arrays.copyOfRange(snapshot, from, to));
    }
    for (int stale = count; stale < pieceCount; stale++) {
      store.store(key(CHECKPOINT, stale), null);
    }
    for (long entry = firstEntry; entry < nextEntry; entry++) {
      store.store(key(LOG, entry), null);
    }
    pieceCount = count;
    checkpointBytes = snapshot.length;
    firstEntry = nextEntry;
    logBytes = 0;
  }

  private static byte[] key(byte kind, long number) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(kind).putLong(number).array();
  }
}
