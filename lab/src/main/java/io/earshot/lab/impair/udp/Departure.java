package io.earshot.lab.impair.udp;

import io.earshot.lab.impair.Direction;

/**
 * A datagram that waits for its time.
 *
 * @param number decides between two of the same time
 * @param copies 1 or 2
 */
record Departure(
    long dueNanos, long number, Client client, Direction direction, byte[] payload, int copies)
    implements Comparable<Departure> {

  /** By due time, as differences: the monotonic clock may wrap. */
  @Override
  public int compareTo(Departure other) {
    int byDue = Long.signum(dueNanos - other.dueNanos);
    return byDue != 0 ? byDue : Long.compare(number, other.number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Departure that && number == that.number;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
