package io.earshot.media.counter;

import io.earshot.media.snapshot.SnapshotFormatException;

/** What a smaller reading than the one before means for a cumulative counter. */
public enum CounterKind {
  /** Restarted from zero: most counters of W3C webrtc-stats. */
  MONOTONIC(0),
  /**
   * Wrapped at 2^32 where that explains it by less than 2^31, else restarted: RTCP, SNMP, Janus.
   */
  WRAPS_32(1),
  /**
   * Shrunk: W3C {@code packetsLost} and RFC 3550's cumulative number of packets lost take a late
   * packet back and may go below zero. Nothing in the number tells a restart from that: call {@link
   * CumulativeCounter#restart()} when a monotonic counter of the same source restarts.
   */
  SIGNED(2);

  /** What snapshots hold; never reused. */
  final int code;

  CounterKind(int code) {
    this.code = code;
  }

  static CounterKind ofCode(int code) {
    for (CounterKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new SnapshotFormatException("counterKind=" + code + " is unknown");
  }
}
