package io.earshot.media.sequence;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * The 16-bit RTP sequence numbers of one stream extended to 64 bits, in arrival order, RFC 3550
 * A.1.
 *
 * <p>A number that lies {@value #MAX_DROPOUT} or more ahead of the highest, or {@value
 * #MAX_MISORDER} or more behind it, does not belong to the sequence. One such packet is a stray and
 * changes nothing; when its successor arrives too (A.1's {@code bad_seq}, kept until then, whatever
 * arrives between), the sender has restarted or jumped, and the pair opens a new <em>epoch</em>.
 * Unlike A.1 the first number of a stream needs no probation: a recording may hold a single packet.
 *
 * <p>Extended numbers are comparable only within one epoch. The first one of a stream is the number
 * on the wire; one that arrives late just below number 0 is negative.
 */
public final class ExtendedSequence {

  /** Packets; RFC 3550 A.1, at 50 packets a second one minute. A jump this far is no gap. */
  public static final int MAX_DROPOUT = 3000;

  /** Packets; RFC 3550 A.1, at 50 packets a second two seconds. A packet this late is no packet. */
  public static final int MAX_MISORDER = 100;

  private static final int MODULUS = 1 << 16;
  private static final int NUMBER_MASK = MODULUS - 1;

  /** A.1 starts {@code bad_seq} at a value that no number on the wire can equal. */
  private static final int NO_BAD_NUMBER = MODULUS + 1;

  private boolean started;
  private long highest;
  private long newest;
  private int badNumber = NO_BAD_NUMBER;
  private long resets;

  /** Takes the next packet in arrival order; only the low 16 bits of its number count. */
  public SequenceStep onPacket(int sequenceNumber) {
    int number = sequenceNumber & NUMBER_MASK;
    if (!started) {
      started = true;
      highest = number;
      newest = number;
      return SequenceStep.STARTED;
    }
    int ahead = (number - (int) highest) & NUMBER_MASK;
    if (ahead > 0 && ahead < MAX_DROPOUT) {
      highest += ahead;
      newest = highest;
      return SequenceStep.ADVANCED;
    }
    int behind = (MODULUS - ahead) & NUMBER_MASK;
    if (behind < MAX_MISORDER) {
      newest = highest - behind;
      return SequenceStep.BEHIND;
    }
    return onForeignNumber(number);
  }

  private SequenceStep onForeignNumber(int number) {
    if (number != badNumber) {
      badNumber = (number + 1) & NUMBER_MASK;
      return SequenceStep.ON_PROBATION;
    }
    badNumber = NO_BAD_NUMBER;
    resets++;
    // One above its predecessor also where the pair is 65535, 0.
    highest = ((number - 1) & NUMBER_MASK) + 1L;
    newest = highest;
    return SequenceStep.RESTARTED;
  }

  /** Extended number of the last packet that was not on probation; 0 before the first. */
  public long newest() {
    return newest;
  }

  /** Highest extended number of the epoch; 0 before the first packet. */
  public long highest() {
    return highest;
  }

  /** Epochs opened after the first one. */
  public long resets() {
    return resets;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeBoolean(started);
    out.writeSigned(highest);
    out.writeSigned(highest - newest);
    out.writeUnsigned(badNumber);
    out.writeUnsigned(resets);
  }

  public static ExtendedSequence readFrom(SnapshotReader in) {
    ExtendedSequence sequence = new ExtendedSequence();
    sequence.started = in.readBoolean();
    sequence.highest = in.readSigned();
    sequence.newest = sequence.highest - in.readSigned();
    sequence.badNumber = in.readCount(NO_BAD_NUMBER);
    sequence.resets = in.readUnsigned();
    return sequence;
  }
}
