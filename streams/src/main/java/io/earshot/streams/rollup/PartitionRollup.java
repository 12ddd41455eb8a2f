package io.earshot.streams.rollup;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The windows of the calls of one partition, until its ticks close them: what comes out is a part
 * of what all partitions say together.
 *
 * <p>A window of a call that comes twice counts once; one that comes after its tick is counted and
 * left out. Neither happens behind an engine that is exactly once.
 */
public final class PartitionRollup {

  /** Takes what leaves the partition. */
  public interface Sink {

    /** What this partition has to say of a closed window. */
    void partial(WindowTime window, ScopeName name, Cell cell);

    /** Everything that this tick closes has left. */
    void tick(long second);
  }

  private static final int OWN = 0;

  private static final class Open {
    private final Set<PartKey> calls = new TreeSet<>();
    private final Cells cells = new Cells();
  }

  private final PartStore store;
  private final TreeMap<WindowTime, Open> windows = new TreeMap<>();
  private long lastTick = Long.MIN_VALUE;
  private long late;
  private long repeated;

  public PartitionRollup(PartStore store) {
    this.store = store;
  }

  /** Gives a window of a call back that had been kept; any order, before the first record. */
  public void restore(CallWindow call) {
    add(keyOf(call), call);
  }

  public void restoreTime(long second) {
    lastTick = second;
  }

  /**
   * Takes a window of a call.
   *
   * @param wire what it is kept as until its window is closed
   */
  public void accept(CallWindow call, byte[] wire) {
    PartKey key = keyOf(call);
    if (lastTick != Long.MIN_VALUE && key.window().isClosedBy(lastTick)) {
      late++;
    } else if (add(key, call)) {
      store.put(key.toBytes(), wire);
    } else {
      repeated++;
    }
  }

  private static PartKey keyOf(CallWindow call) {
    return new PartKey(WindowTime.ofShort(call.second()), call.session());
  }

  private boolean add(PartKey key, CallWindow call) {
    Open open = windows.computeIfAbsent(key.window(), made -> new Open());
    if (!open.calls.add(key)) {
      return false;
    }
    CallSplit.of(call).forEach(open.cells::merge);
    return true;
  }

  /** Closes what this tick closes; an older one changes nothing. */
  public void tick(long second, Sink sink) {
    if (second <= lastTick) {
      return;
    }
    lastTick = second;
    store.putTime(OWN, second);
    while (!windows.isEmpty() && windows.firstKey().isClosedBy(second)) {
      close(windows.pollFirstEntry(), sink);
    }
    sink.tick(second);
  }

  private void close(Map.Entry<WindowTime, Open> closed, Sink sink) {
    WindowTime window = closed.getKey();
    closed.getValue().cells.all().forEach((name, cell) -> sink.partial(window, name, cell));
    closed.getValue().calls.forEach(key -> store.put(key.toBytes(), null));
  }

  /** Windows that came after their tick. */
  public long late() {
    return late;
  }

  /** Windows that had come before. */
  public long repeated() {
    return repeated;
  }
}
