package io.earshot.media.loss;

import io.earshot.media.sequence.ExtendedSequence;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Expected, received, lost, duplicate and reordered packets of one RTP stream, and its loss runs,
 * from the sequence numbers in arrival order (RFC 3550 A.1 and A.3).
 *
 * <p>Lost is expected less received within each epoch of {@link ExtendedSequence}; a restart or
 * jump is a reset, not loss. A late packet takes its number back out of the loss as long as RFC
 * 3550 takes it for late at all, that is less than 100 packets behind the highest; from there on it
 * is a stray. Duplicates beyond that distance are strays too.
 *
 * <p>Worked example: 1 2 4 3 3 7 gives expected 7, received 5, lost 2 in one run of 2, reordered 1,
 * duplicates 1.
 */
public final class PacketLoss {

  private final ExtendedSequence sequence;
  private final ReceiptWindow window;
  private final LossRunTally tally;
  private long closedExpectedPackets;
  private long receivedPackets;
  private long duplicatePackets;
  private long reorderedPackets;
  private long strayPackets;

  public PacketLoss() {
    this(new ExtendedSequence(), new ReceiptWindow(), new LossRunTally());
  }

  private PacketLoss(ExtendedSequence sequence, ReceiptWindow window, LossRunTally tally) {
    this.sequence = sequence;
    this.window = window;
    this.tally = tally;
  }

  /** Takes the next packet in arrival order; only the low 16 bits of its number count. */
  public PacketReceipt onPacket(int sequenceNumber) {
    return switch (sequence.onPacket(sequenceNumber)) {
      case STARTED -> onStart();
      case ADVANCED -> onAdvance();
      case BEHIND -> onBehind();
      case ON_PROBATION -> onStray();
      case RESTARTED -> onRestart();
    };
  }

  private PacketReceipt onStart() {
    window.openAt(sequence.newest());
    receivedPackets++;
    return PacketReceipt.IN_ORDER;
  }

  private PacketReceipt onAdvance() {
    window.advanceTo(sequence.newest(), tally);
    receivedPackets++;
    return PacketReceipt.IN_ORDER;
  }

  private PacketReceipt onBehind() {
    if (!window.fill(sequence.newest())) {
      duplicatePackets++;
      return PacketReceipt.DUPLICATE;
    }
    receivedPackets++;
    reorderedPackets++;
    return PacketReceipt.REORDERED;
  }

  private PacketReceipt onStray() {
    strayPackets++;
    return PacketReceipt.STRAY;
  }

  /** The packet before it, a stray so far, was the first of the new epoch. */
  private PacketReceipt onRestart() {
    closedExpectedPackets += window.spanPackets();
    window.close(tally);
    window.openAt(sequence.newest() - 1);
    window.advanceTo(sequence.newest(), tally);
    strayPackets--;
    receivedPackets += 2;
    return PacketReceipt.RESTARTED;
  }

  /** Extended number of the last packet that was not a stray, comparable within its epoch. */
  public long newestExtendedNumber() {
    return sequence.newest();
  }

  public PacketLossCounts counts() {
    return new PacketLossCounts(
        closedExpectedPackets + window.spanPackets(),
        receivedPackets,
        duplicatePackets,
        reorderedPackets,
        strayPackets,
        sequence.resets());
  }

  /** Returns the runs so far; those among the newest 128 numbers may still be filled. */
  public LossRuns lossRuns() {
    LossRunTally soFar = tally.copy();
    window.settleAll(soFar);
    return soFar.runs();
  }

  public void writeTo(SnapshotWriter out) {
    sequence.writeTo(out);
    window.writeTo(out);
    tally.writeTo(out);
    out.writeUnsigned(closedExpectedPackets);
    out.writeUnsigned(receivedPackets);
    out.writeUnsigned(duplicatePackets);
    out.writeUnsigned(reorderedPackets);
    out.writeUnsigned(strayPackets);
  }

  public static PacketLoss readFrom(SnapshotReader in) {
    PacketLoss loss =
        new PacketLoss(
            ExtendedSequence.readFrom(in), ReceiptWindow.readFrom(in), LossRunTally.readFrom(in));
    loss.closedExpectedPackets = in.readUnsigned();
    loss.receivedPackets = in.readUnsigned();
    loss.duplicatePackets = in.readUnsigned();
    loss.reorderedPackets = in.readUnsigned();
    loss.strayPackets = in.readUnsigned();
    return loss;
  }
}
