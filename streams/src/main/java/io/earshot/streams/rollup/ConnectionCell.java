package io.earshot.streams.rollup;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Connections, STUN round trips and agents' own losses, of any number of participants. */
public final class ConnectionCell {

  /** With fewer attempts one failure is a catastrophe by the ratio and none by the facts. */
  static final long MIN_ATTEMPTS = 20;

  private static final int MAX_REASONS = 32;

  private long attempts;
  private long failures;
  private long agentGaps;
  private long agentDropped;
  private final TreeMap<String, Long> reasons = new TreeMap<>();
  private final DelayHistogram iceRtt = DelayHistogram.forMerging();

  void add(ParticipantPart part) {
    attempts += part.connectionAttempts();
    failures += part.connectionFailures();
    agentGaps += part.agentGaps();
    agentDropped += part.agentDropped();
    addReasons(part.failureReasons());
    part.iceRttMillis().forEach(iceRtt::recordMillis);
  }

  void merge(ConnectionCell other) {
    attempts += other.attempts;
    failures += other.failures;
    agentGaps += other.agentGaps;
    agentDropped += other.agentDropped;
    addReasons(other.reasons);
    iceRtt.merge(other.iceRtt);
  }

  /** The first by name stay apart, whatever the order they come in. */
  private void addReasons(Map<String, Long> added) {
    added.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    while (reasons.size() > MAX_REASONS) {
      String last = reasons.lastKey();
      last = last.equals(ScopeName.OTHER) ? reasons.lowerKey(last) : last;
      Long moved = reasons.remove(last);
      reasons.merge(ScopeName.OTHER, moved == null ? 0 : moved, Long::sum);
    }
  }

  public long attempts() {
    return attempts;
  }

  public long failures() {
    return failures;
  }

  /** Failed by attempted; empty below 20 attempts. */
  public OptionalDouble failureRatio() {
    return attempts >= MIN_ATTEMPTS
        ? OptionalDouble.of(Math.min(1, (double) failures / attempts))
        : OptionalDouble.empty();
  }

  public Map<String, Long> reasons() {
    return Collections.unmodifiableMap(reasons);
  }

  public long agentGaps() {
    return agentGaps;
  }

  public long agentDropped() {
    return agentDropped;
  }

  public DelayHistogram iceRtt() {
    return iceRtt;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(attempts);
    out.writeUnsigned(failures);
    out.writeSigned(agentGaps);
    out.writeUnsigned(agentDropped);
    out.writeUnsigned(reasons.size());
    reasons.forEach(
        (reason, count) -> {
          out.writeString(reason);
          out.writeSigned(count);
        });
    iceRtt.writeTo(out);
  }

  static ConnectionCell readFrom(SnapshotReader in) {
    ConnectionCell cell = new ConnectionCell();
    cell.attempts = in.readUnsigned();
    cell.failures = in.readUnsigned();
    cell.agentGaps = in.readSigned();
    cell.agentDropped = in.readUnsigned();
    for (int n = in.readCount(MAX_REASONS); n > 0; n--) {
      cell.reasons.put(in.readString(), in.readSigned());
    }
    cell.iceRtt.mergeFrom(in);
    return cell;
  }
}
