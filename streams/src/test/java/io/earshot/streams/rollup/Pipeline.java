package io.earshot.streams.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Partitions and where they meet, as the topology wires them; started anew whenever asked to. */
final class Pipeline {

  /** What was published, by window and name; twice is an error. */
  final Map<String, Cell> published = new TreeMap<>();

  final Map<String, Integer> missing = new TreeMap<>();
  private final Map<String, CallWindow> wires = new HashMap<>();
  private final List<MapParts> stores = new ArrayList<>();
  private final List<PartitionRollup> partitions = new ArrayList<>();
  private final List<List<byte[]>> waiting = new ArrayList<>();
  private final MapParts fleetStore = new MapParts();
  private FleetRollup fleet;

  Pipeline(int partitionCount) {
    for (int i = 0; i < partitionCount; i++) {
      stores.add(new MapParts());
      partitions.add(partition(stores.get(i)));
      waiting.add(new ArrayList<>());
    }
    fleet = fleetStore.fleet(partitionCount);
  }

  void restart() {
    for (int i = 0; i < partitions.size(); i++) {
      partitions.set(i, partition(stores.get(i)));
    }
    fleet = fleetStore.fleet(partitions.size());
  }

  void window(int partition, CallWindow call) {
    String wire = call.session() + "@" + call.second();
    wires.put(wire, call);
    partitions.get(partition).accept(call, wire.getBytes(UTF_8));
  }

  private PartitionRollup partition(MapParts store) {
    PartitionRollup rollup = new PartitionRollup(store);
    store.times.values().forEach(rollup::restoreTime);
    store
        .parts
        .values()
        .forEach(
            wire -> rollup.restore(Objects.requireNonNull(wires.get(new String(wire, UTF_8)))));
    return rollup;
  }

  /** Parts that are kept for windows to come. */
  int keptParts() {
    return fleetStore.parts.size() + stores.stream().mapToInt(store -> store.parts.size()).sum();
  }

  void tick(int partition, long second) {
    List<byte[]> out = waiting.get(partition);
    partitions
        .get(partition)
        .tick(
            second,
            new PartitionRollup.Sink() {
              @Override
              public void partial(WindowTime window, ScopeName name, Cell cell) {
                out.add(Partial.ofCell(partition, window, name, cell).toBytes());
              }

              @Override
              public void tick(long forwarded) {
                out.add(Partial.ofTick(partition, forwarded).toBytes());
              }
            });
  }

  /** Hands on what waits: each partition in its order, the partitions mixed. */
  void flow(SplittableRandom random) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      if (!waiting.get(i).isEmpty()) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int partition = open.get(random.nextInt(open.size()));
      byte[] wire = waiting.get(partition).remove(0);
      fleet.accept(Partial.fromBytes(wire), wire, this::publish);
      if (waiting.get(partition).isEmpty()) {
        open.remove(Integer.valueOf(partition));
      }
    }
  }

  private void publish(WindowTime window, ScopeName name, Cell cell, int missingPartitions) {
    String key =
        window.second() + "+" + window.seconds() + " " + name.scope().key() + "/" + name.name();
    if (published.put(key, cell) != null) {
      throw new IllegalStateException(key + " is published twice");
    }
    missing.put(key, missingPartitions);
  }

  Map<String, String> asText() {
    Map<String, String> text = new TreeMap<>();
    published.forEach((key, cell) -> text.put(key, Arrays.toString(cell.toBytes())));
    return text;
  }
}
