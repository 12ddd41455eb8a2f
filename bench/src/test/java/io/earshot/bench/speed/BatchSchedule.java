package io.earshot.bench.speed;

import io.earshot.bench.kafka.SyntheticSessions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * When each batch of {@link SyntheticSessions} is sent in real time: sessions are spread evenly
 * over the second, and every batch comes up to {@value #JITTER_MILLIS} ms late.
 */
final class BatchSchedule {

  private static final int JITTER_MILLIS = 200;
  private static final int SEED = 1;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long SECOND_NANOS = 1_000_000_000;

  private BatchSchedule() {}

  /**
   * A batch and when it is sent.
   *
   * @param nanos since the start
   */
  record Due(long nanos, byte[] key, byte[] value) {}

  /** One batch per session and second, by time. */
  static List<Due> of(int sessions, int seconds) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Due> dues = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : batches(sessions, seconds)) {
      long jitterNanos = random.nextInt(JITTER_MILLIS) * NANOS_PER_MILLI;
      long evenNanos = dues.size() * SECOND_NANOS / sessions;
      dues.add(new Due(evenNanos + jitterNanos, record.key(), record.value()));
    }
    dues.sort(Comparator.comparingLong(Due::nanos));
    return dues;
  }

  /** Without the ticks at their end: here time passes. */
  private static List<ProducerRecord<byte[], byte[]>> batches(int sessions, int seconds) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    SyntheticSessions input = new SyntheticSessions(SEED, sessions, seconds);
    try (MockProducer<byte[], byte[]> made =
        new MockProducer<>(true, new RoundRobinPartitioner(), bytes, bytes)) {
      input.produce(made, "batches", 1);
      return made.history().subList(0, input.records());
    }
  }
}
