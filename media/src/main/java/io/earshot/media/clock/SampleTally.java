package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** How many samples were used, and why others were not. */
public final class SampleTally {

  private final long[] refused = new long[SampleRefusal.values().length];
  private long accepted;
  private long jumps;

  void accept() {
    accepted++;
  }

  void refuse(SampleRefusal reason) {
    refused[reason.ordinal()]++;
  }

  void countJump() {
    jumps++;
  }

  /** Samples used; an exchange has two. */
  public long accepted() {
    return accepted;
  }

  /** Samples or exchanges refused for a reason. */
  public long refused(SampleRefusal reason) {
    return refused[reason.ordinal()];
  }

  /** Leaps of the left clock, or silences, after which nothing before was left of use. */
  public long jumps() {
    return jumps;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(accepted);
    out.writeUnsigned(jumps);
    for (long count : refused) {
      out.writeUnsigned(count);
    }
  }

  void readFrom(SnapshotReader in) {
    accepted = in.readUnsigned();
    jumps = in.readUnsigned();
    for (int i = 0; i < refused.length; i++) {
      refused[i] = in.readUnsigned();
    }
  }
}
