package io.earshot.media.burst;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Transitions counted by RFC 3611 A.2 and the XR fields made of them. Densities and rates are in
 * 256ths, cut off and at most 255, as the block carries them; every value that would divide by zero
 * is empty.
 */
public record XrTransitions(
    long c11,
    long c13,
    long c14,
    long c22,
    long c23,
    long c33,
    long lostPackets,
    long discardedPackets) {

  /** Nothing counted yet. */
  public static final XrTransitions NONE = new XrTransitions(0, 0, 0, 0, 0, 0, 0, 0);

  private static final double FIXED_POINT = 256;
  private static final int MAX_FIELD = 255;

  /** All transitions; A.2 takes c31 for c13 and c32 for c23. Packets since the last loss lack. */
  public long ctotal() {
    return c11 + c14 + c13 + c22 + c23 + c13 + c23 + c33;
  }

  public OptionalInt lossRate() {
    return field(lostPackets, ctotal());
  }

  public OptionalInt discardRate() {
    return field(discardedPackets, ctotal());
  }

  /** By the letter of A.2: without any burst it is 255, where others say 0. */
  public OptionalInt burstDensity() {
    if (ctotal() == 0) {
      return OptionalInt.empty();
    }
    double lossStates = c13 + c23 + c33;
    double p32 = lossStates > 0 ? c23 / lossStates : 0;
    double p23 = c22 + c23 < 1 ? 1 : 1 - (double) c22 / (c22 + c23);
    return field(p23, p23 + p32);
  }

  public OptionalInt gapDensity() {
    return c11 + c14 == 0 && ctotal() > 0 ? OptionalInt.of(0) : field(c14, c11 + c14);
  }

  /** Mean length of a gap, milliseconds; 0 where no burst separates any. */
  public OptionalDouble gapMillis(double packetMillis) {
    if (!(0 < packetMillis && packetMillis <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "packetMillis=" + packetMillis + " not a finite number > 0");
    }
    if (c13 == 0) {
      return nothingYet();
    }
    return OptionalDouble.of((c11 + c14 + c13) * packetMillis / c13);
  }

  /** Mean length of a burst, milliseconds; 0 without one. */
  public OptionalDouble burstMillis(double packetMillis) {
    OptionalDouble gapMillis = gapMillis(packetMillis);
    return c13 == 0
        ? gapMillis
        : OptionalDouble.of(ctotal() * packetMillis / c13 - gapMillis.getAsDouble());
  }

  private OptionalDouble nothingYet() {
    return ctotal() == 0 ? OptionalDouble.empty() : OptionalDouble.of(0);
  }

  private static OptionalInt field(double part, double whole) {
    return whole > 0
        ? OptionalInt.of((int) Math.min(MAX_FIELD, FIXED_POINT * part / whole))
        : OptionalInt.empty();
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(c11);
    out.writeUnsigned(c13);
    out.writeUnsigned(c14);
    out.writeUnsigned(c22);
    out.writeUnsigned(c23);
    out.writeUnsigned(c33);
    out.writeUnsigned(lostPackets);
    out.writeUnsigned(discardedPackets);
  }

  public static XrTransitions readFrom(SnapshotReader in) {
    return new XrTransitions(
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned());
  }
}
