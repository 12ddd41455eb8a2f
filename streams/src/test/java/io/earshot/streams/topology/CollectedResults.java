package io.earshot.streams.topology;

import io.earshot.streams.partition.PartitionRunner;
import io.earshot.streams.partition.RunnerSink;
import io.earshot.streams.partition.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything a runner put out, as lines that can be compared, and the state it stored. */
final class CollectedResults implements RunnerSink {

  final List<String> measurements = new ArrayList<>();
  final List<String> sessions = new ArrayList<>();
  final List<String> deadLetters = new ArrayList<>();
  final Map<StoreKey, byte[]> state = new TreeMap<>(BY_NAME);

  private static final Comparator<StoreKey> BY_NAME =
      Comparator.comparing(StoreKey::session).thenComparing(StoreKey::part);

  /** Runs records through a runner as a file would: a loop. */
  static CollectedResults of(PartitionRunner runner, List<SourceRecord> records) {
    CollectedResults results = new CollectedResults();
    runner.restored();
    records.forEach(record -> runner.accept(record, results));
    return results;
  }

  static String line(byte @Nullable [] key, byte @Nullable [] value, long timestampMillis) {
    String name = key == null ? "-" : new String(key, StandardCharsets.UTF_8);
    String bytes = value == null ? "-" : HexFormat.of().formatHex(value);
    return timestampMillis + " " + name + " " + bytes;
  }

  @Override
  public void measurement(byte[] key, byte[] value, long timestampMillis) {
    measurements.add(line(key, value, timestampMillis));
  }

  @Override
  public void session(byte[] key, byte @Nullable [] value, long timestampMillis) {
    sessions.add(line(key, value, timestampMillis));
  }

  @Override
  public void deadLetter(byte @Nullable [] key, byte[] value, long timestampMillis) {
    deadLetters.add(line(key, value, timestampMillis));
  }

  @Override
  public void store(String session, String part, byte @Nullable [] newState) {
    if (newState == null) {
      state.remove(new StoreKey(session, part));
    } else {
      state.put(new StoreKey(session, part), newState);
    }
  }
}
