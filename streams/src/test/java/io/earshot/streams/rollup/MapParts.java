package io.earshot.streams.rollup;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store that a test can look into and start again from. */
final class MapParts implements PartStore {

  final Map<String, byte[]> parts = new TreeMap<>();
  final Map<Integer, Long> times = new TreeMap<>();

  @Override
  public void put(byte[] key, byte @Nullable [] part) {
    if (part == null) {
      parts.remove(HexFormat.of().formatHex(key));
    } else {
      parts.put(HexFormat.of().formatHex(key), part);
    }
  }

  @Override
  public void putTime(int index, long second) {
    times.put(index, second);
  }

  FleetRollup fleet(int partitions) {
    FleetRollup rollup = new FleetRollup(this, partitions);
    times.forEach(rollup::restoreTime);
    parts.values().forEach(part -> rollup.restore(Partial.fromBytes(part)));
    return rollup;
  }
}
