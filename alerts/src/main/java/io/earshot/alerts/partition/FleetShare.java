package io.earshot.alerts.partition;

import io.earshot.alerts.rule.engine.Ailment;
import io.earshot.alerts.rule.state.StoredTransition;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What one partition adds to the fleet in one second, and that this second is closed there.
 *
 * @param second Unix epoch, event time; all before it are closed too
 * @param heard samples merged as far as rules of the fleet do not tell them apart
 * @param transitions of the second, of rules that are evaluated in the partition
 * @param ailments of these rules
 */
public record FleetShare(
    int partition,
    long second,
    SecondOfSession heard,
    List<Transition> transitions,
    List<Ailment> ailments) {

  private static final int FORMAT = 1;
  private static final int MAX_ENTRIES = 1 << 20;

  public FleetShare {
    transitions = List.copyOf(transitions);
    ailments = List.copyOf(ailments);
  }

  public byte[] toBytes() {
    SnapshotWriter out = new SnapshotWriter();
    writeTo(out);
    return out.toByteArray();
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(FORMAT);
    out.writeUnsigned(partition);
    out.writeSigned(second);
    heard.writeTo(out);
    out.writeUnsigned(transitions.size());
    transitions.forEach(each -> StoredTransition.write(each, out));
    out.writeUnsigned(ailments.size());
    ailments.forEach(each -> each.writeTo(out));
  }

  /** Reads what {@link #toBytes} wrote. */
  public static FleetShare of(byte[] bytes) {
    return readFrom(new SnapshotReader(bytes));
  }

  static FleetShare readFrom(SnapshotReader in) {
    in.readCount(FORMAT);
    int partition = in.readCount(Integer.MAX_VALUE);
    long second = in.readSigned();
    SecondOfSession heard = SecondOfSession.readFrom(in);
    List<Transition> transitions = new ArrayList<>();
    for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
      transitions.add(StoredTransition.read(in));
    }
    List<Ailment> ailments = new ArrayList<>();
    for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
      ailments.add(Ailment.readFrom(in));
    }
    return new FleetShare(partition, second, heard, transitions, ailments);
  }
}
