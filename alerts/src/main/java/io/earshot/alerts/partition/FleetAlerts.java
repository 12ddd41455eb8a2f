package io.earshot.alerts.partition;

import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.engine.RuleEngine;
import io.earshot.alerts.rule.engine.Stage;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules over everything: shares of all partitions in, transitions out. A second is judged when all
 * partitions have closed it, so it does not matter which of them is ahead.
 */
public final class FleetAlerts {

  private static final int FORMAT = 1;
  private static final int MAX_ENTRIES = 1 << 24;

  private final int partitions;
  private final RuleBook book;
  private final Journal journal;
  private final RulesInForce inForce;
  private final TreeMap<Integer, Long> closedByPartition = new TreeMap<>();
  private final TreeMap<Long, List<FleetShare>> waiting = new TreeMap<>();

  /** Names how many partitions there are; nothing is judged before each of them was heard. */
  public FleetAlerts(int partitions, RuleBook book, EngineSettings settings, StateSink store) {
    this.partitions = partitions;
    this.book = book;
    this.journal = new Journal(store);
    this.inForce = new RulesInForce(book, settings, Stage.FLEET);
  }

  /** Gives back one stored part, in any order. */
  public void restore(byte[] key, byte[] value) {
    journal.restore(key, value);
  }

  /** Ends the restoring. */
  public void restored() {
    journal.restored(this::start, this::applyAgain);
  }

  /** Takes the next share of a partition; one that was taken before changes nothing. */
  public void accept(FleetShare share, AlertSink sink) {
    if (share.second() <= closedByPartition.getOrDefault(share.partition(), Long.MIN_VALUE)) {
      return;
    }
    List<Long> editions = new ArrayList<>();
    apply(share, second -> editionOf(second, editions), sink);
    SnapshotWriter entry = new SnapshotWriter();
    share.writeTo(entry);
    entry.writeUnsigned(editions.size());
    editions.forEach(entry::writeSigned);
    journal.append(entry.toByteArray());
    journal.checkpointIfDue(this::snapshot);
  }

  private long editionOf(long second, List<Long> asked) {
    long edition = book.editionAt(second);
    asked.add(edition);
    return edition;
  }

  private void applyAgain(byte[] entry) {
    SnapshotReader in = new SnapshotReader(entry);
    FleetShare share = FleetShare.readFrom(in);
    in.readCount(MAX_ENTRIES);
    apply(share, unused -> in.readSigned(), AlertSink.NONE);
  }

  private void apply(FleetShare share, Editions editions, AlertSink sink) {
    closedByPartition.put(share.partition(), share.second());
    waiting.computeIfAbsent(share.second(), unused -> new ArrayList<>()).add(share);
    if (closedByPartition.size() < partitions) {
      return;
    }
    long closed = closedByPartition.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    while (!waiting.isEmpty() && waiting.firstKey() <= closed) {
      Map.Entry<Long, List<FleetShare>> next = waiting.pollFirstEntry();
      judge(next.getKey(), next.getValue(), editions, sink);
    }
  }

  private void judge(long second, List<FleetShare> shares, Editions editions, AlertSink sink) {
    inForce.switchTo(editions.at(second));
    RuleEngine engine = inForce.engine();
    Collecting published = new Collecting(new ArrayList<>(), sink);
    if (engine.judgedTick() != null) {
      // A gap is silence, and what comes behind it is not too far ahead.
      engine.advance(second - 1, published);
    }
    shares.sort(Comparator.comparingInt(FleetShare::partition));
    for (FleetShare share : shares) {
      share.heard().samples().forEach(engine::offer);
      share.heard().ends().forEach(engine::offer);
      share.transitions().forEach(engine::learn);
      share.ailments().forEach(engine::learn);
    }
    engine.advance(second, published);
  }

  /** Last second that was judged; null = none yet. */
  public @Nullable Long judgedTick() {
    return inForce.engine().judgedTick();
  }

  /** Samples by what became of them. */
  public EngineCounters counters() {
    return inForce.engine().counters();
  }

  private byte[] snapshot() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(FORMAT);
    inForce.writeTo(out);
    out.writeUnsigned(closedByPartition.size());
    closedByPartition.forEach(
        (partition, second) -> {
          out.writeUnsigned(partition);
          out.writeSigned(second);
        });
    List<FleetShare> shares = waiting.values().stream().flatMap(List::stream).toList();
    out.writeUnsigned(shares.size());
    shares.forEach(share -> share.writeTo(out));
    return out.toByteArray();
  }

  private void start(byte[] snapshot) {
    SnapshotReader in = new SnapshotReader(snapshot);
    in.readCount(FORMAT);
    inForce.readFrom(in);
    for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
      closedByPartition.put(in.readCount(Integer.MAX_VALUE), in.readSigned());
    }
    for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
      FleetShare share = FleetShare.readFrom(in);
      waiting.computeIfAbsent(share.second(), unused -> new ArrayList<>()).add(share);
    }
  }

  /** Says which rules hold. */
  @FunctionalInterface
  private interface Editions {

    long at(long second);
  }
}
