package io.earshot.streams.rollup;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * What one partition says to where all meet: of a window that it has closed, or that time has come
 * so far. Its bytes live for a minute, between programs of one version.
 */
public final class Partial {

  private static final int MAX_PARTITION = 1 << 20;
  private static final Cell NOTHING = new Cell();

  private final int partition;
  private final boolean isTick;
  private final WindowTime window;
  private final ScopeName name;
  private final Cell cell;

  private Partial(int partition, boolean isTick, WindowTime window, ScopeName name, Cell cell) {
    this.partition = partition;
    this.isTick = isTick;
    this.window = window;
    this.name = name;
    this.cell = cell;
  }

  public static Partial ofTick(int partition, long second) {
    return new Partial(partition, true, new WindowTime(second, 1), ScopeName.FLEET, NOTHING);
  }

  public static Partial ofCell(int partition, WindowTime window, ScopeName name, Cell cell) {
    return new Partial(partition, false, window, name, cell);
  }

  int partition() {
    return partition;
  }

  boolean isTick() {
    return isTick;
  }

  /** Of a tick. */
  long second() {
    return window.second();
  }

  WindowTime window() {
    return window;
  }

  ScopeName name() {
    return name;
  }

  Cell cell() {
    return cell;
  }

  PartKey key() {
    return PartKey.ofPartial(window, name, partition);
  }

  public byte[] toBytes() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(partition);
    out.writeBoolean(isTick);
    out.writeSigned(window.second());
    if (!isTick) {
      out.writeUnsigned(window.seconds());
      out.writeUnsigned(name.scope().ordinal());
      out.writeString(name.name());
      cell.writeTo(out);
    }
    return out.toByteArray();
  }

  public static Partial fromBytes(byte[] bytes) {
    SnapshotReader in = new SnapshotReader(bytes);
    int partition = in.readCount(MAX_PARTITION);
    boolean isTick = in.readBoolean();
    long second = in.readSigned();
    if (isTick) {
      return ofTick(partition, second);
    }
    WindowTime window = new WindowTime(second, in.readCount(WindowTime.LONG_SECONDS));
    Scope scope = Scope.values()[in.readCount(Scope.values().length - 1)];
    return ofCell(partition, window, new ScopeName(scope, in.readString()), Cell.readFrom(in));
  }
}
