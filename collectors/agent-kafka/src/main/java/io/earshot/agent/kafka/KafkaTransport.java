package io.earshot.agent.kafka;

import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Batch;
import io.earshot.agent.transport.Receipt;
import io.earshot.agent.transport.Transport;
import io.earshot.agent.transport.TransportLink;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.kafka.AvroSerializer;
import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches to {@code earshot.events} in Confluent's format, keyed by session. For hosts that
 * may write to Kafka: the agent's clock is then not probed, and no commands come.
 *
 * <p>Producer and registry are first asked when there is something to send: neither has to be there
 * when the program starts. With {@code earshot.schema.id.cache.file} the registry need not be there
 * at all once it was.
 */
public final class KafkaTransport implements Transport {

  private final Map<String, ?> settings;
  private final String topic;

  /** The producer may wait for a broker, and the serializer for the registry; the agent may not. */
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "earshot-kafka");
            thread.setDaemon(true);
            return thread;
          });

  private final AvroSerializer<EventBatch> serializer = new AvroSerializer<>();
  private @Nullable KafkaProducer<String, byte[]> producer;

  private KafkaTransport(Map<String, ?> settings, String topic) {
    this.settings = settings;
    this.topic = topic;
  }

  /**
   * Writes to the live topic.
   *
   * @param settings those of Kafka's producer, at least {@code bootstrap.servers}, and {@code
   *     schema.registry.url}
   */
  public static KafkaTransport to(Map<String, ?> settings) {
    return new KafkaTransport(Map.copyOf(settings), Topics.EVENTS);
  }

  /** Writes to another topic, e.g. that of a replay. */
  public KafkaTransport topic(String name) {
    return new KafkaTransport(settings, name);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the agent does not say its session and participant: nobody
   *     behind this transport knows them
   */
  @Override
  public void open(TransportLink link) {
    AgentIdentity identity = link.identity();
    if (identity.session() == null || identity.participant() == null) {
      throw new IllegalStateException(
          "session=%s participant=%s: an agent that writes to Kafka needs both"
              .formatted(identity.session(), identity.participant()));
    }
    serializer.configure(settings, false);
  }

  @Override
  public void send(Batch batch, Receipt receipt) {
    try {
      sender.execute(() -> write(batch, receipt));
    } catch (RejectedExecutionException e) {
      receipt.failed(null);
    }
  }

  private void write(Batch batch, Receipt receipt) {
    byte[] value;
    try {
      value = serializer.serialize(topic, BatchRecord.of(batch));
    } catch (SerializationException e) {
      boolean isTemporary =
          rootOf(e) instanceof RegistryException registry && registry.isTemporary();
      if (isTemporary) {
        receipt.failed(null);
      } else {
        receipt.refused(DropReason.ENCODE_ERROR);
      }
      return;
    } catch (RuntimeException e) {
      receipt.refused(DropReason.ENCODE_ERROR);
      return;
    }
    produce(new ProducerRecord<>(topic, batch.agent().session(), value), receipt);
  }

  private void produce(ProducerRecord<String, byte[]> record, Receipt receipt) {
    try {
      producer().send(record, new SendAnswer(receipt, Thread.currentThread()));
    } catch (KafkaException | IllegalStateException e) {
      // Thrown before the record was taken: a producer that cannot be, or is closed.
      receipt.failed(null);
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    KafkaProducer<String, byte[]> current = producer;
    if (current == null) {
      current = new KafkaProducer<>(ProducerSettings.of(settings));
      producer = current;
    }
    return current;
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && !(root instanceof RegistryException)) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public void close(Duration atMost) {
    sender.execute(
        () -> {
          if (producer != null) {
            producer.close(atMost);
          }
        });
    sender.shutdown();
    try {
      if (!sender.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException e) {
      sender.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
