package io.earshot.streams.rollup;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Everything that one window says of one call, room and so on. Merging is adding, in any order. */
public final class Cell {

  /** Hops, legs and scales that there are; a measurement that names more is not ours. */
  private static final int MAX_NAMES = 32;

  private long callWindows;
  private final Map<String, HopCell> hops = new TreeMap<>();
  private final Map<String, LegCell> legs = new TreeMap<>();
  private final Map<String, QualityCell> qualities = new TreeMap<>();
  private final ConnectionCell connections = new ConnectionCell();

  void countCall() {
    callWindows++;
  }

  void add(HopPart part) {
    named(hops, part.hop(), name -> new HopCell()).add(part);
  }

  void add(StreamPart part) {
    named(legs, part.leg(), name -> new LegCell()).add(part);
    String scale = part.scale();
    Double listening = part.listening();
    if (scale != null && listening != null && Double.isFinite(listening)) {
      named(qualities, scale, name -> new QualityCell()).add(listening);
    }
  }

  void add(ParticipantPart part) {
    connections.add(part);
  }

  private static <T> T named(Map<String, T> cells, String name, Function<String, T> made) {
    boolean hasRoom = cells.containsKey(name) || cells.size() < MAX_NAMES - 1;
    return cells.computeIfAbsent(hasRoom ? name : ScopeName.OTHER, made);
  }

  void merge(Cell other) {
    callWindows += other.callWindows;
    other.hops.forEach((hop, cell) -> named(hops, hop, name -> new HopCell()).merge(cell));
    other.legs.forEach((leg, cell) -> named(legs, leg, name -> new LegCell()).merge(cell));
    other.qualities.forEach(
        (scale, cell) -> named(qualities, scale, name -> new QualityCell()).merge(cell));
    connections.merge(other.connections);
  }

  /** Windows of 10 s of calls that were merged. */
  public long callWindows() {
    return callWindows;
  }

  /** By name of the hop. */
  public Map<String, HopCell> hops() {
    return Collections.unmodifiableMap(hops);
  }

  /** By name of the leg: what one lost, the next one misses too, so they never add up. */
  public Map<String, LegCell> legs() {
    return Collections.unmodifiableMap(legs);
  }

  /** By scale. */
  public Map<String, QualityCell> qualities() {
    return Collections.unmodifiableMap(qualities);
  }

  public ConnectionCell connections() {
    return connections;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(callWindows);
    out.writeUnsigned(hops.size());
    hops.forEach(
        (name, cell) -> {
          out.writeString(name);
          cell.writeTo(out);
        });
    out.writeUnsigned(legs.size());
    legs.forEach(
        (name, cell) -> {
          out.writeString(name);
          cell.writeTo(out);
        });
    out.writeUnsigned(qualities.size());
    qualities.forEach(
        (name, cell) -> {
          out.writeString(name);
          cell.writeTo(out);
        });
    connections.writeTo(out);
  }

  static Cell readFrom(SnapshotReader in) {
    Cell cell = new Cell();
    cell.callWindows = in.readUnsigned();
    for (int n = in.readCount(MAX_NAMES); n > 0; n--) {
      cell.hops.put(in.readString(), HopCell.readFrom(in));
    }
    for (int n = in.readCount(MAX_NAMES); n > 0; n--) {
      cell.legs.put(in.readString(), LegCell.readFrom(in));
    }
    for (int n = in.readCount(MAX_NAMES); n > 0; n--) {
      cell.qualities.put(in.readString(), QualityCell.readFrom(in));
    }
    cell.connections.merge(ConnectionCell.readFrom(in));
    return cell;
  }

  byte[] toBytes() {
    SnapshotWriter out = new SnapshotWriter();
    writeTo(out);
    return out.toByteArray();
  }
}
