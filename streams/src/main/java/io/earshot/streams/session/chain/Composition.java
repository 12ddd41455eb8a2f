package io.earshot.streams.session.chain;

import io.earshot.streams.session.result.Hop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sum of parts, its bound the sum of theirs; what is missing is named. */
final class Composition {

  /**
   * A server that nobody looks into takes this, give or take as much: a tap at LiveKit's port saw
   * 0.18 ms at the median and 0.36 ms at the 95th percentile.
   */
  private static final long UNSEEN_RESIDENCE_NANOS = 500_000;

  private final ChainParts parts;
  private final List<String> missing = new ArrayList<>();
  private long nanos;
  private long boundNanos;
  private long estimatedBoundNanos;

  Composition(ChainParts parts) {
    this.parts = parts;
  }

  Composition add(long partNanos, long partBoundNanos) {
    nanos += partNanos;
    boundNanos += partBoundNanos;
    return this;
  }

  Composition add(Composition other) {
    nanos += other.nanos;
    boundNanos += other.boundNanos;
    estimatedBoundNanos += other.estimatedBoundNanos;
    missing.addAll(other.missing);
    return this;
  }

  /** Adds what frames took near a second. */
  Composition add(PartName name, long second) {
    ChainPart part = parts.near(name, second);
    if (part == null) {
      missing.add(name.what());
      return this;
    }
    if (part.isEstimated()) {
      estimatedBoundNanos += part.boundNanosNear(second);
    }
    return add(part.nanosNear(second), part.boundNanosNear(second));
  }

  /** Adds what a server took between receiving a packet and sending it on. */
  Composition addResidence(String server, long second) {
    PartName residence = PartName.of(Hop.SFU, server, server);
    return has(residence, second)
        ? add(residence, second)
        : add(UNSEEN_RESIDENCE_NANOS, UNSEEN_RESIDENCE_NANOS);
  }

  /** Adds a buffer, which is known once a second and moves by frames. */
  Composition addBuffer(PartName name, long second, long frameNanos) {
    ChainPart part = parts.near(name, second);
    add(name, second);
    return part == null ? this : add(0, part.halfChangeNanosNear(second) + frameNanos);
  }

  boolean has(PartName name, long second) {
    return parts.near(name, second) != null;
  }

  boolean isComplete() {
    return missing.isEmpty();
  }

  List<String> missing() {
    return missing.stream().distinct().sorted().toList();
  }

  long nanos() {
    return nanos;
  }

  /**
   * Half width of the interval around the sum.
   *
   * @param endToEndNanos doubt of the offset between the clocks at both ends, in which those
   *     between cancel; null if there is none
   */
  long boundNanos(@Nullable Long endToEndNanos) {
    if (endToEndNanos == null || endToEndNanos >= estimatedBoundNanos) {
      return boundNanos;
    }
    return boundNanos - estimatedBoundNanos + endToEndNanos;
  }
}
