package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The newest final records of an edge, one per pane, for two minutes of panes of 2 s. */
public final class OffsetTrack {

  /** Records kept. */
  public static final int CAPACITY = 64;

  private static final int SLOT_MASK = CAPACITY - 1;
  private static final long EMPTY = Long.MIN_VALUE;

  private final PaneLayout layout;
  private final long[] pane = new long[CAPACITY];
  private final long[] loNanos = new long[CAPACITY];
  private final long[] hiNanos = new long[CAPACITY];
  private final long[] ratePpb = new long[CAPACITY];
  private final long[] doubtPpb = new long[CAPACITY];
  private final long[] floorNanos = new long[CAPACITY];
  private final long[] scatterNanos = new long[CAPACITY];
  private final int[] flags = new int[CAPACITY];

  OffsetTrack(PaneLayout layout) {
    this.layout = layout;
    Arrays.fill(pane, EMPTY);
  }

  private static int slot(long ofPane) {
    return (int) ofPane & SLOT_MASK;
  }

  boolean has(long wanted) {
    return pane[slot(wanted)] == wanted;
  }

  /** The record of a pane; null if there is none, none yet, or none any more. */
  public @Nullable OffsetRecord record(long wanted) {
    if (!has(wanted)) {
      return null;
    }
    int slot = slot(wanted);
    return new OffsetRecord(
        wanted,
        layout.midNanos(wanted),
        loNanos[slot],
        hiNanos[slot],
        ratePpb[slot],
        doubtPpb[slot],
        floorNanos[slot],
        scatterNanos[slot],
        flags[slot]);
  }

  void put(long ofPane, Envelope envelope, Drift drift, int newFlags) {
    int slot = slot(ofPane);
    pane[slot] = ofPane;
    loNanos[slot] = envelope.loNanos();
    hiNanos[slot] = envelope.hiNanos();
    ratePpb[slot] = drift.ratePpb();
    doubtPpb[slot] = drift.doubtPpb(layout.paneNanos());
    floorNanos[slot] = envelope.floorNanos();
    scatterNanos[slot] = envelope.scatterNanos();
    flags[slot] = newFlags;
  }

  /** The offset at an instant of a pane that has a record. */
  void read(long ofPane, long atNanos, OffsetInterval out) {
    int slot = slot(ofPane);
    fill(slot, atNanos, doubtPpb[slot], flags[slot], out);
  }

  /** The offset some panes after one that has a record: its doubt grows on the way. */
  void extrapolate(long ofPane, long atNanos, Drift drift, OffsetInterval out) {
    int slot = slot(ofPane);
    long grownPpb = drift.widened(doubtPpb[slot], atNanos - layout.midNanos(ofPane));
    fill(slot, atNanos, grownPpb, flags[slot] | OffsetFlags.EXTRAPOLATED, out);
  }

  private void fill(int slot, long atNanos, long doubt, int newFlags, OffsetInterval out) {
    long spanNanos = atNanos - layout.midNanos(pane[slot]);
    long gain = ratePpb[slot] * spanNanos;
    long slack = doubt * Math.abs(spanNanos);
    out.set(
        loNanos[slot] + Math.floorDiv(gain - slack, Ppb.SECOND_NANOS),
        hiNanos[slot] + Math.floorDiv(gain + slack, Ppb.SECOND_NANOS));
    out.describe(floorNanos[slot], scatterNanos[slot], newFlags);
  }

  void writeTo(SnapshotWriter out) {
    long previousLoNanos = 0;
    long previousPane = 0;
    for (int slot = 0; slot < CAPACITY; slot++) {
      out.writeBoolean(pane[slot] != EMPTY);
      if (pane[slot] == EMPTY) {
        continue;
      }
      out.writeSigned(pane[slot] - previousPane);
      out.writeSigned(loNanos[slot] - previousLoNanos);
      out.writeSigned(hiNanos[slot] - loNanos[slot]);
      out.writeSigned(ratePpb[slot]);
      out.writeSigned(doubtPpb[slot]);
      out.writeSigned(floorNanos[slot]);
      out.writeSigned(scatterNanos[slot]);
      out.writeUnsigned(flags[slot]);
      previousPane = pane[slot];
      previousLoNanos = loNanos[slot];
    }
  }

  void readFrom(SnapshotReader in) {
    long previousLoNanos = 0;
    long previousPane = 0;
    for (int slot = 0; slot < CAPACITY; slot++) {
      if (!in.readBoolean()) {
        continue;
      }
      pane[slot] = previousPane + in.readSigned();
      loNanos[slot] = previousLoNanos + in.readSigned();
      hiNanos[slot] = loNanos[slot] + in.readSigned();
      ratePpb[slot] = in.readSigned();
      doubtPpb[slot] = in.readSigned();
      floorNanos[slot] = in.readSigned();
      scatterNanos[slot] = in.readSigned();
      flags[slot] = in.readCount(Integer.MAX_VALUE);
      previousPane = pane[slot];
      previousLoNanos = loNanos[slot];
    }
  }
}
