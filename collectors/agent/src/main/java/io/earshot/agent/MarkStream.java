package io.earshot.agent;

import io.earshot.agent.delivery.Arrivals;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.PayloadHash;
import io.earshot.agent.observation.RedPayload;
import io.earshot.agent.observation.Sampling;
import io.earshot.agent.queue.Present;
import java.util.function.Supplier;

/**
 * Marks of one RTP stream at one stage: the way for every packet. Each method allocates nothing,
 * waits for nobody, throws nothing, and may be called by any thread.
 *
 * <p>{@code atNanos} is a time of the agent's clock ({@link Agent#nowNanos()}), {@code
 * rtpTimestamp} the 32 bits of the header, {@code sequenceNumber} its lower 16 bits, {@code
 * payloadHash} is {@link io.earshot.agent.observation.PayloadHash} of the {@code payloadBytes}
 * encoded bytes, after decryption and without RTP header and padding.
 */
public final class MarkStream {

  private static final int FRAME = Present.RTP_TIMESTAMP | Present.PAYLOAD;
  private static final int HEADER = Present.RTP_TIMESTAMP | Present.SEQUENCE_NUMBER;
  private static final int PACKET = FRAME | HEADER;

  /** More packets missing in a row than this are told at once. */
  private static final int BURST_PACKETS = 3;

  /** A greater leap is a new sequence, not a loss. */
  private static final int MAX_LOSS_PACKETS = 1 << 10;

  private final MarkSource source;
  private final Arrivals arrivals;
  private final Supplier<Sampling> sampling;
  private final Runnable flush;

  /** Racy: marks of several threads may show a burst too many, never one too few for long. */
  private int newestSequenceNumber = -1;

  MarkStream(MarkSource source, Arrivals arrivals, Supplier<Sampling> sampling, Runnable flush) {
    this.source = source;
    this.arrivals = arrivals;
    this.sampling = sampling;
    this.flush = flush;
  }

  /** Marks an RTP packet whose payload can be read. */
  public void mark(
      long atNanos, int rtpTimestamp, int sequenceNumber, int payloadHash, int payloadBytes) {
    watch(sequenceNumber);
    put(
        PACKET,
        payloadHash,
        atNanos,
        rtpTimestamp,
        sequenceNumber,
        payloadHash,
        payloadBytes,
        0,
        0,
        0);
  }

  /** Marks an RTP packet with RED (RFC 2198): hashes of all of it, and of its primary block. */
  public void markRed(
      long atNanos,
      int rtpTimestamp,
      int sequenceNumber,
      int payloadHash,
      int payloadBytes,
      int primaryHash,
      int primaryBytes) {
    watch(sequenceNumber);
    put(
        PACKET | Present.PRIMARY,
        primaryHash,
        atNanos,
        rtpTimestamp,
        sequenceNumber,
        payloadHash,
        payloadBytes,
        primaryHash,
        primaryBytes,
        0);
  }

  /** Marks an RTP packet of Opus by its bytes: their hash, and what the first one says. */
  public void markOpus(long atNanos, int rtpTimestamp, int sequenceNumber, byte[] payload) {
    watch(sequenceNumber);
    int hash = PayloadHash.of(payload);
    int present = withToc(PACKET, payload, 0);
    put(present, hash, atNanos, rtpTimestamp, sequenceNumber, hash, payload.length, 0, 0, 0);
  }

  /** Marks an RTP packet of RED (RFC 2198) around Opus by its bytes. */
  public void markOpusRed(long atNanos, int rtpTimestamp, int sequenceNumber, byte[] payload) {
    watch(sequenceNumber);
    int from = RedPayload.primaryOffset(payload);
    int primaryBytes = payload.length - from;
    int primaryHash = PayloadHash.of(payload, from, primaryBytes);
    put(
        withToc(PACKET | Present.PRIMARY, payload, from),
        primaryHash,
        atNanos,
        rtpTimestamp,
        sequenceNumber,
        PayloadHash.of(payload),
        payload.length,
        primaryHash,
        primaryBytes,
        0);
  }

  private static int withToc(int present, byte[] payload, int at) {
    return at < payload.length ? Present.withOpusToc(present, payload[at]) : present;
  }

  /** Marks an encoded frame beside an encoder or decoder, which knows no sequence number. */
  public void markFrame(long atNanos, int rtpTimestamp, int payloadHash, int payloadBytes) {
    put(FRAME, payloadHash, atNanos, rtpTimestamp, 0, payloadHash, payloadBytes, 0, 0, 0);
  }

  /**
   * Marks an encoded frame whose capture time is known.
   *
   * @param sinceCaptureNanos nanoseconds from its capture to {@code atNanos}, one clock
   */
  public void markFrame(
      long atNanos, int rtpTimestamp, int payloadHash, int payloadBytes, int sinceCaptureNanos) {
    put(
        FRAME | Present.SINCE_CAPTURE,
        payloadHash,
        atNanos,
        rtpTimestamp,
        0,
        payloadHash,
        payloadBytes,
        0,
        0,
        sinceCaptureNanos);
  }

  /** Marks an RTP packet that only its header is seen of, as a relay does. Never sampled. */
  public void markHeader(long atNanos, int rtpTimestamp, int sequenceNumber) {
    watch(sequenceNumber);
    arrivals.mark(source, HEADER, atNanos, rtpTimestamp, sequenceNumber, 0, 0, 0, 0, 0);
  }

  private void put(
      int present,
      int sampledHash,
      long atNanos,
      int rtpTimestamp,
      int sequenceNumber,
      int payloadHash,
      int payloadBytes,
      int primaryHash,
      int primaryBytes,
      int sinceCaptureNanos) {
    Sampling share = sampling.get();
    if (!share.keeps(sampledHash)) {
      return;
    }
    arrivals.mark(
        source,
        // A gap between frames that were left out is no loss, so nobody may take it for one.
        share.isWhole() ? present : present & ~Present.SEQUENCE_NUMBER,
        atNanos,
        rtpTimestamp,
        sequenceNumber,
        payloadHash,
        payloadBytes,
        primaryHash,
        primaryBytes,
        sinceCaptureNanos);
  }

  private void watch(int sequenceNumber) {
    int stepPackets = (sequenceNumber - newestSequenceNumber) & 0xffff;
    if (stepPackets > BURST_PACKETS
        && stepPackets < MAX_LOSS_PACKETS
        && newestSequenceNumber >= 0) {
      flush.run();
    }
    if (stepPackets < 1 << 15 || newestSequenceNumber < 0) {
      newestSequenceNumber = sequenceNumber & 0xffff;
    }
  }
}
