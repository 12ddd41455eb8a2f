package io.earshot.bench.kafka;

import io.earshot.schema.AgentRole;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of one listener each, who misses some packets. What an engine must find is counted here
 * while the packets are made, by nothing but adding one.
 */
public final class SyntheticSessions {

  /** A second divisible by 10, as windows of 10 s are. */
  public static final long START_SECOND = 1_700_000_000;

  private static final int PACKETS_PER_SECOND = 50;
  private static final long PACKET_NANOS = 20_000_000;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final double LOSS = 0.02;
  private static final int CLOSING_SECONDS = 10;

  private final WireEncoder<EventBatch> encoder = new WireEncoder<>(EventBatch.getClassSchema(), 1);
  private final SplittableRandom random;
  private final AtomicReference<@Nullable Exception> sendFailure = new AtomicReference<>();
  private final int sessions;
  private final int seconds;
  private final Map<SessionSecond, Long> receivedPackets = new TreeMap<>();

  public SyntheticSessions(long seed, int sessions, int seconds) {
    this.random = new SplittableRandom(seed);
    this.sessions = sessions;
    this.seconds = seconds;
  }

  /** One second of one session. */
  public record SessionSecond(String session, long second) implements Comparable<SessionSecond> {

    @Override
    public int compareTo(SessionSecond other) {
      int bySession = session.compareTo(other.session);
      return bySession != 0 ? bySession : Long.compare(second, other.second);
    }
  }

  /** Writes all batches in order of receipt, then a last tick into each partition. */
  public void produce(Producer<byte[], byte[]> producer, String topic, int partitions) {
    for (int second = 0; second < seconds; second++) {
      for (int session = 0; session < sessions; session++) {
        byte[] key = name(session).getBytes(StandardCharsets.UTF_8);
        long millis = receiptMillis(session, second);
        send(producer, new ProducerRecord<>(topic, null, millis, key, batch(session, second)));
      }
    }
    byte[] tickKey = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
    long lastMillis = (START_SECOND + seconds + CLOSING_SECONDS) * 1000;
    for (int partition = 0; partition < partitions; partition++) {
      send(producer, new ProducerRecord<>(topic, partition, lastMillis, tickKey, new byte[0]));
    }
    producer.flush();
    Exception failure = sendFailure.get();
    if (failure != null) {
      throw new IllegalStateException("input is incomplete: " + failure, failure);
    }
  }

  private void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    // The callback hears of a failure; nobody waits for a single record.
    Future<RecordMetadata> unused =
        producer.send(
            record,
            (written, failure) -> {
              if (failure != null) {
                sendFailure.compareAndSet(null, failure);
              }
            });
  }

  /** Packets that arrived, by session and second of arrival. */
  public Map<SessionSecond, Long> receivedPackets() {
    return receivedPackets;
  }

  public int records() {
    return sessions * seconds;
  }

  public long marks() {
    return receivedPackets.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String name(int session) {
    return "session-" + session;
  }

  private static long receiptMillis(int session, int second) {
    return (START_SECOND + second + 1) * 1000 + 50 + session % 400;
  }

  private byte[] batch(int session, int second) {
    MarkColumns marks = marks(session, second);
    receivedPackets.put(
        new SessionSecond(name(session), START_SECOND + second), (long) marks.getCount());
    long sinceSecondMillis = receiptMillis(session, second) - (START_SECOND + second) * 1000;
    return encoder.encode(
        EventBatch.newBuilder()
            .setSession(name(session))
            .setAgent("agent")
            .setParticipant("listener")
            .setRole(AgentRole.CLIENT)
            .setBoot(1)
            .setSequence(second)
            .setObservations(marks.getCount())
            .setClock(new ClockId("host-" + session, "monotonic", 0))
            .setSentNanos(second * SECOND_NANOS + sinceSecondMillis * 1_000_000)
            .setMarks(List.of(marks))
            .build());
  }

  private MarkColumns marks(int session, int second) {
    List<Integer> at = new ArrayList<>();
    List<Integer> rtp = new ArrayList<>();
    List<Integer> sequence = new ArrayList<>();
    List<Integer> hash = new ArrayList<>();
    List<Integer> bytes = new ArrayList<>();
    int previous = 0;
    for (int i = 0; i < PACKETS_PER_SECOND; i++) {
      if (i > 0 && random.nextDouble() < LOSS) {
        continue;
      }
      int packet = second * PACKETS_PER_SECOND + i;
      at.add((int) ((i - previous) * PACKET_NANOS));
      rtp.add(sequence.isEmpty() ? packet * 960 : (i - previous) * 960);
      sequence.add(packet & 0xFFFF);
      hash.add(packet * 0x9E37_79B1 + session);
      bytes.add(60 + random.nextInt(60));
      previous = i;
    }
    return MarkColumns.newBuilder()
        .setStage(MediaStage.RECEIVE)
        .setSsrc(1000L + session)
        .setPayloadType(111)
        .setBaseNanos(second * SECOND_NANOS)
        .setCount(at.size())
        .setAtDeltaNanos(at)
        .setRtpTimestampDelta(rtp)
        .setSequenceNumber(sequence)
        .setPayloadHash(hash)
        .setPayloadBytes(bytes)
        .build();
  }
}
