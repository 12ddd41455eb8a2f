package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Batch;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/** How far one agent has counted, so that a window knows by how much it went on. */
final class HeardAgent {

  private static final long NONE = Long.MIN_VALUE;

  private long boot = NONE;
  private long first;
  private long highest;
  private final Map<String, Long> dropped = new TreeMap<>();

  /**
   * Takes a batch that had not come before.
   *
   * @param onDropped reason and growth of what the agent dropped
   * @return batches that are missing more than before; -1 for one that fills a gap
   */
  long onBatch(Batch batch, ObjLongConsumer<String> onDropped) {
    if (batch.boot() < boot) {
      return 0;
    }
    if (batch.boot() > boot) {
      boot = batch.boot();
      first = batch.sequence();
      highest = batch.sequence() - 1;
      dropped.clear();
    }
    if (batch.sequence() < highest) {
      long missing = Math.max(0, first - batch.sequence()) - 1;
      first = Math.min(first, batch.sequence());
      return missing;
    }
    long missing = batch.sequence() - highest - 1;
    highest = batch.sequence();
    batch.dropped().forEach((reason, count) -> onDropped(reason, count, onDropped));
    return missing;
  }

  private void onDropped(String reason, long count, ObjLongConsumer<String> onDropped) {
    Long before = dropped.put(reason, count);
    long grown = before == null ? count : count - before;
    if (grown > 0) {
      onDropped.accept(reason, grown);
    }
  }

  void writeTo(SnapshotWriter out) {
    out.writeSigned(boot);
    out.writeSigned(first);
    out.writeSigned(highest);
    CountsByName.write(dropped, out);
  }

  static HeardAgent readFrom(SnapshotReader in) {
    HeardAgent agent = new HeardAgent();
    agent.boot = in.readSigned();
    agent.first = in.readSigned();
    agent.highest = in.readSigned();
    CountsByName.read(in, agent.dropped);
    return agent;
  }
}
