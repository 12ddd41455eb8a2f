package io.earshot.streams.session;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.lane.CountsByName;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Which batches of one agent have come, so that repeats and gaps are known. */
final class AgentLog {

  /** Batches; a repeat older than this counts as a repeat whatever it is. */
  static final int WINDOW_BATCHES = 1024;

  private long boot = Long.MIN_VALUE;
  private long highest = -1;
  private long firstSequence;
  private long received;
  private long closedGaps;
  private BitSet window = new BitSet(WINDOW_BATCHES);
  private final Map<String, Long> closedDropped = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();

  /** Takes note of a batch; false if it had come before. */
  boolean onBatch(long batchBoot, long sequence, Map<String, Long> batchDropped) {
    if (batchBoot < boot) {
      return false;
    }
    if (batchBoot > boot) {
      startBoot(batchBoot, sequence);
    }
    if (sequence > highest) {
      clear(highest + 1, sequence);
      highest = sequence;
      dropped.putAll(batchDropped);
    } else if (highest - sequence >= WINDOW_BATCHES || window.get(slot(sequence))) {
      return false;
    }
    firstSequence = Math.min(firstSequence, sequence);
    window.set(slot(sequence));
    received++;
    return true;
  }

  private void startBoot(long newBoot, long sequence) {
    closedGaps = gaps();
    dropped.forEach((reason, count) -> closedDropped.merge(reason, count, Long::sum));
    dropped.clear();
    boot = newBoot;
    highest = sequence - 1;
    firstSequence = sequence;
    received = 0;
    window = new BitSet(WINDOW_BATCHES);
  }

  private void clear(long from, long toInclusive) {
    if (toInclusive - from >= WINDOW_BATCHES) {
      window.clear();
      return;
    }
    int count = (int) (toInclusive - from) + 1;
    for (int i = 0; i < count; i++) {
      window.clear(slot(from + i));
    }
  }

  private static int slot(long sequence) {
    return (int) Math.floorMod(sequence, (long) WINDOW_BATCHES);
  }

  /** Batches missing between the first and the newest, over all boots. */
  long gaps() {
    return closedGaps + (received == 0 ? 0 : highest - firstSequence + 1 - received);
  }

  void addDroppedTo(Map<String, Long> total) {
    closedDropped.forEach((reason, count) -> total.merge(reason, count, Long::sum));
    dropped.forEach((reason, count) -> total.merge(reason, count, Long::sum));
  }

  void writeTo(SnapshotWriter out) {
    out.writeSigned(boot);
    out.writeSigned(highest);
    out.writeSigned(firstSequence);
    out.writeUnsigned(received);
    out.writeUnsigned(closedGaps);
    out.writeBytes(window.toByteArray());
    CountsByName.write(closedDropped, out);
    CountsByName.write(dropped, out);
  }

  static AgentLog readFrom(SnapshotReader in) {
    AgentLog log = new AgentLog();
    log.boot = in.readSigned();
    log.highest = in.readSigned();
    log.firstSequence = in.readSigned();
    log.received = in.readUnsigned();
    log.closedGaps = in.readUnsigned();
    log.window = BitSet.valueOf(in.readBytes());
    CountsByName.read(in, log.closedDropped);
    CountsByName.read(in, log.dropped);
    return log;
  }
}
