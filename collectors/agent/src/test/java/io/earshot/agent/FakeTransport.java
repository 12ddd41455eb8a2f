package io.earshot.agent;

import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Batch;
import io.earshot.agent.transport.CommandAck;
import io.earshot.agent.transport.Receipt;
import io.earshot.agent.transport.Transport;
import io.earshot.agent.transport.TransportLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A server that does to batches what a test wants, and keeps what arrived. */
public final class FakeTransport implements Transport {

  /** What happens to a batch. */
  public enum Mode {
    /** It arrives and its answer too. */
    ACK,
    /** It arrives, and the answer is lost. */
    ANSWER_LOST,
    /** It is lost on the way, and nobody can say so. */
    LOST,
    /** It never leaves. */
    DOWN,
    /** It arrives, and the answer takes its time. */
    SLOW,
    /** The server never wants it. */
    REFUSE,
    /** The server never answers. */
    SILENT,
    /** The transport has a bug. */
    THROW
  }

  /** Every attempt, in order. */
  public final List<Batch> attempts = new ArrayList<>();

  /** What arrived, by number; a server leaves out what it has already. */
  public final Map<Long, Batch> arrived = new TreeMap<>();

  public final List<CommandAck> acks = new ArrayList<>();
  private final List<Receipt> slow = new ArrayList<>();
  public volatile Mode mode = Mode.ACK;
  public volatile @Nullable Duration retryAfter;
  public DropReason refusal = DropReason.ENCODE_ERROR;
  public int clockChanges;
  public @Nullable TransportLink link;

  @Override
  public void open(TransportLink newLink) {
    link = newLink;
  }

  @Override
  public synchronized void send(Batch batch, Receipt receipt) {
    attempts.add(batch);
    switch (mode) {
      case ACK -> {
        arrive(batch);
        receipt.acked();
      }
      case ANSWER_LOST -> {
        arrive(batch);
        receipt.unknown(retryAfter);
      }
      case LOST -> receipt.unknown(retryAfter);
      case DOWN -> receipt.failed(retryAfter);
      case SLOW -> {
        arrive(batch);
        slow.add(receipt);
      }
      case REFUSE -> refuse(batch, receipt);
      case SILENT -> {}
      case THROW -> throw new IllegalStateException("a bug");
    }
  }

  /** What this server has taken it found well-formed, and would again. */
  private void refuse(Batch batch, Receipt receipt) {
    boolean isOfContent = refusal == DropReason.ENCODE_ERROR || refusal == DropReason.TOO_LARGE;
    if (isOfContent && arrived.containsKey(batch.sequence())) {
      receipt.acked();
    } else {
      receipt.refused(refusal);
    }
  }

  private void arrive(Batch batch) {
    arrived.putIfAbsent(batch.sequence(), batch);
  }

  /** Gives the answers that took their time. */
  public synchronized void answer() {
    slow.forEach(Receipt::acked);
    slow.clear();
  }

  /** Observations in what arrived. */
  public synchronized long arrivedObservations() {
    return arrived.values().stream().mapToLong(each -> each.content().observations()).sum();
  }

  /** The newest batch that arrived. */
  public synchronized Batch newest() {
    return arrived.values().stream().reduce((first, second) -> second).orElseThrow();
  }

  public synchronized List<Batch> batches() {
    return List.copyOf(arrived.values());
  }

  @Override
  public void clockChanged() {
    clockChanges++;
  }

  @Override
  public synchronized void acknowledge(CommandAck ack) {
    acks.add(ack);
  }

  public synchronized List<CommandAck> acknowledged() {
    return List.copyOf(acks);
  }

  @Override
  public void close(Duration atMost) {
    // Nothing to give back.
  }
}
