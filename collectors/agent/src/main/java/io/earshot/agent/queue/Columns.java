package io.earshot.agent.queue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The storage of a ring: one primitive array for each thing that a slot may hold. */
final class Columns {

  final @Nullable Object[] subject;
  final long[] atNanos;
  final long[] queuedNanos;
  final int[] epoch;
  final int[] present;
  final int[] rtpTimestamp;
  final int[] sequenceNumber;
  final int[] payloadHash;
  final int[] payloadBytes;
  final int[] primaryHash;
  final int[] primaryBytes;
  final int[] sinceCaptureNanos;

  Columns(int slots) {
    subject = new @Nullable Object[slots];
    atNanos = new long[slots];
    queuedNanos = new long[slots];
    epoch = new int[slots];
    present = new int[slots];
    rtpTimestamp = new int[slots];
    sequenceNumber = new int[slots];
    payloadHash = new int[slots];
    payloadBytes = new int[slots];
    primaryHash = new int[slots];
    primaryBytes = new int[slots];
    sinceCaptureNanos = new int[slots];
    // Touched now, so that no mark pays for the first use of a page.
    Arrays.fill(atNanos, 0);
  }

  void copy(int slot, SampleRow row) {
    row.subject = subject[slot];
    row.atNanos = atNanos[slot];
    row.queuedNanos = queuedNanos[slot];
    row.epoch = epoch[slot];
    row.present = present[slot];
    row.rtpTimestamp = rtpTimestamp[slot];
    row.sequenceNumber = sequenceNumber[slot];
    row.payloadHash = payloadHash[slot];
    row.payloadBytes = payloadBytes[slot];
    row.primaryHash = primaryHash[slot];
    row.primaryBytes = primaryBytes[slot];
    row.sinceCaptureNanos = sinceCaptureNanos[slot];
  }
}
