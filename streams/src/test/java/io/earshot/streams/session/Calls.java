package io.earshot.streams.session;

import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.StageEvent;
import io.earshot.streams.session.input.Stat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Made-up calls whose every number is known: ann speaks to ben across an SFU, beside a worker. */
final class Calls {

  static final long START_SECOND = 1_700_000_000L;
  static final long UPLINK_NANOS = 15_000_000;
  static final long SFU_NANOS = 200_000;
  static final long DOWNLINK_NANOS = 16_000_000;
  static final int FRAMES_PER_SECOND = 50;
  static final long ANN_SSRC = 11;
  static final long BEN_SSRC = 22;
  static final ClockName ONE_CLOCK = new ClockName("host", "realtime", 0);

  private static final long FRAME_NANOS = 20_000_000;

  /** One record as the engine takes it. */
  record Arrival(long receiptMillis, Batch batch) {}

  private final String session;
  private final SplittableRandom random;
  private final double downlinkLossRatio;
  private final Map<String, Long> sequences = new TreeMap<>();
  private long lostPackets;
  private long receivedPackets;

  Calls(String session, long seed, double downlinkLossRatio) {
    this.session = session;
    this.random = new SplittableRandom(seed);
    this.downlinkLossRatio = downlinkLossRatio;
  }

  long lostPackets() {
    return lostPackets;
  }

  long receivedPackets() {
    return receivedPackets;
  }

  /** A call of so many seconds, in order of receipt: join, media, utterances, leave. */
  List<Arrival> of(int seconds) {
    List<Arrival> arrivals = new ArrayList<>();
    long startNanos = START_SECOND * 1_000_000_000L;
    arrivals.add(
        at(
            START_SECOND * 1000 + 5,
            agent(
                "sfu",
                Role.SFU,
                START_SECOND * 1000 + 5,
                builder ->
                    builder
                        .event(LifecycleType.JOINED, startNanos, "ann", null, -1, null)
                        .event(LifecycleType.JOINED, startNanos, "ben", null, -1, null)
                        .event(
                            LifecycleType.TRACK_PUBLISHED, startNanos, "ann", "t", ANN_SSRC, null)
                        .event(
                            LifecycleType.TRACK_SUBSCRIBED,
                            startNanos,
                            "ben",
                            "t",
                            BEN_SSRC,
                            "ann"))));
    for (int second = 0; second < seconds; second++) {
      addSecond(arrivals, second);
    }
    long endMillis = (START_SECOND + seconds) * 1000 + 900;
    arrivals.add(
        at(
            endMillis,
            agent(
                "sfu",
                Role.SFU,
                endMillis,
                builder ->
                    builder
                        .event(LifecycleType.LEFT, endMillis * 1_000_000, "ann", null, -1, null)
                        .event(LifecycleType.LEFT, endMillis * 1_000_000, "ben", null, -1, null)
                        .event(
                            LifecycleType.LEFT, endMillis * 1_000_000, "worker", null, -1, null))));
    return arrivals;
  }

  private void addSecond(List<Arrival> arrivals, int second) {
    long fromNanos = (START_SECOND + second) * 1_000_000_000L + 100_000_000L;
    long[] sent = new long[FRAMES_PER_SECOND];
    int[] ticks = new int[FRAMES_PER_SECOND];
    int[] hashes = new int[FRAMES_PER_SECOND];
    int[] bytes = new int[FRAMES_PER_SECOND];
    int[] numbers = new int[FRAMES_PER_SECOND];
    boolean[] isLost = new boolean[FRAMES_PER_SECOND];
    for (int i = 0; i < FRAMES_PER_SECOND; i++) {
      int frame = second * FRAMES_PER_SECOND + i;
      sent[i] = fromNanos + i * FRAME_NANOS;
      ticks[i] = frame * 960;
      hashes[i] = frame * 31 + 7;
      bytes[i] = 60;
      numbers[i] = frame & 0xffff;
      isLost[i] = frame > 0 && random.nextDouble() < downlinkLossRatio;
    }
    long receiptMillis = (START_SECOND + second) * 1000 + 1200;
    int[] none = {};
    arrivals.add(
        at(
            receiptMillis,
            agent(
                "ann",
                Role.CLIENT,
                receiptMillis,
                builder ->
                    builder.marks(
                        new MarkColumn(
                            Stage.SEND,
                            "ann",
                            ANN_SSRC,
                            111,
                            sent,
                            ticks,
                            none,
                            hashes,
                            bytes,
                            none,
                            none,
                            none,
                            none)))));
    arrivals.add(
        at(
            receiptMillis,
            agent(
                "sfu",
                Role.SFU,
                receiptMillis,
                builder ->
                    builder
                        .marks(
                            tap(Stage.SFU_IN, "ann", ANN_SSRC, sent, UPLINK_NANOS, ticks, numbers))
                        .marks(
                            tap(
                                Stage.SFU_OUT,
                                "ben",
                                BEN_SSRC,
                                sent,
                                UPLINK_NANOS + SFU_NANOS,
                                ticks,
                                numbers)))));
    arrivals.add(at(receiptMillis, ben(receiptMillis, sent, ticks, hashes, numbers, isLost)));
    arrivals.add(at(receiptMillis, worker(receiptMillis, second, fromNanos)));
  }

  private Batch ben(
      long receiptMillis, long[] sent, int[] ticks, int[] hashes, int[] numbers, boolean[] isLost) {
    int kept = 0;
    long[] atNanos = new long[sent.length];
    int[] keptTicks = new int[sent.length];
    int[] keptHashes = new int[sent.length];
    int[] keptNumbers = new int[sent.length];
    for (int i = 0; i < sent.length; i++) {
      if (isLost[i]) {
        lostPackets++;
        continue;
      }
      receivedPackets++;
      atNanos[kept] = sent[i] + UPLINK_NANOS + SFU_NANOS + DOWNLINK_NANOS;
      keptTicks[kept] = ticks[i];
      keptHashes[kept] = hashes[i];
      keptNumbers[kept] = numbers[i];
      kept++;
    }
    int[] bytes = new int[kept];
    Arrays.fill(bytes, 60);
    int[] none = {};
    MarkColumn received =
        new MarkColumn(
            Stage.RECEIVE,
            "ben",
            BEN_SSRC,
            111,
            Arrays.copyOf(atNanos, kept),
            Arrays.copyOf(keptTicks, kept),
            Arrays.copyOf(keptNumbers, kept),
            Arrays.copyOf(keptHashes, kept),
            bytes,
            none,
            none,
            none,
            none);
    double[] values = new double[Stat.values().length];
    Arrays.fill(values, Double.NaN);
    values[Stat.PACKETS_RECEIVED.ordinal()] = receivedPackets;
    values[Stat.PACKETS_LOST.ordinal()] = lostPackets;
    values[Stat.CONCEALED_SAMPLES.ordinal()] = lostPackets * 960.0;
    values[Stat.TOTAL_SAMPLES_RECEIVED.ordinal()] = (receivedPackets + lostPackets) * 960.0;
    values[Stat.JITTER_SECONDS.ordinal()] = 0.002;
    Reading reading =
        new Reading(
            ReadingType.INBOUND_RTP,
            "ben",
            "pc",
            BEN_SSRC,
            "audio",
            "audio/opus",
            111,
            48_000,
            receiptMillis * 1_000_000 - 1,
            Reading.NO_TIME,
            Reading.NO_TIME,
            null,
            values);
    return agent(
        "ben", Role.CLIENT, receiptMillis, builder -> builder.marks(received).reading(reading));
  }

  private Batch worker(long receiptMillis, int second, long fromNanos) {
    return agent(
        "worker",
        Role.WORKER,
        receiptMillis,
        builder -> {
          builder.stage("u" + second, Stage.WORKER_IN, fromNanos);
          builder.stage("u" + second, Stage.SPEECH_END, fromNanos + 300_000_000L);
          builder.stage("u" + second, Stage.WORKER_OUT, fromNanos + 550_000_000L);
        });
  }

  private static MarkColumn tap(
      Stage stage,
      String participant,
      long ssrc,
      long[] sent,
      long laterNanos,
      int[] ticks,
      int[] numbers) {
    long[] atNanos = Arrays.stream(sent).map(nanos -> nanos + laterNanos).toArray();
    int[] none = {};
    return new MarkColumn(
        stage, participant, ssrc, 111, atNanos, ticks, numbers, none, none, none, none, none, none);
  }

  private static Arrival at(long receiptMillis, Batch batch) {
    return new Arrival(receiptMillis, batch);
  }

  private Batch agent(String participant, Role role, long sentMillis, Consumer<Contents> contents) {
    Contents filled = new Contents();
    contents.accept(filled);
    long sequence = sequences.merge(participant, 1L, Long::sum) - 1;
    return new Batch(
        session,
        participant + "/agent",
        participant,
        role,
        1,
        sequence,
        filled.observations(),
        ONE_CLOCK,
        sentMillis * 1_000_000,
        Map.of(),
        filled.marks,
        filled.readings,
        List.of(),
        filled.lifecycle,
        filled.stages,
        List.of(),
        Map.of());
  }

  /** What one batch holds. */
  static final class Contents {
    final List<MarkColumn> marks = new ArrayList<>();
    final List<Reading> readings = new ArrayList<>();
    final List<Lifecycle> lifecycle = new ArrayList<>();
    final List<StageEvent> stages = new ArrayList<>();

    Contents marks(MarkColumn column) {
      marks.add(column);
      return this;
    }

    Contents reading(Reading reading) {
      readings.add(reading);
      return this;
    }

    Contents stage(String utterance, Stage stage, long atNanos) {
      stages.add(new StageEvent(utterance, stage, atNanos, null, 5_000_000));
      return this;
    }

    Contents event(
        LifecycleType type,
        long atNanos,
        String participant,
        @Nullable String track,
        long ssrc,
        @Nullable String peer) {
      lifecycle.add(
          new Lifecycle(
              type, atNanos, participant, Role.UNKNOWN, null, track, ssrc, peer, null, null, null));
      return this;
    }

    int observations() {
      int count = readings.size() + lifecycle.size() + stages.size();
      for (MarkColumn column : marks) {
        count += column.count();
      }
      return count;
    }
  }

  /** Arrivals by how late each comes at the engine, at most so many milliseconds. */
  static List<Arrival> shuffled(List<Arrival> arrivals, long seed, int maxDelayMillis) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Arrival, Long> order = new IdentityHashMap<>();
    for (Arrival arrival : arrivals) {
      order.put(arrival, arrival.receiptMillis() + random.nextInt(maxDelayMillis));
    }
    List<Arrival> shuffled = new ArrayList<>(arrivals);
    shuffled.sort(Comparator.comparingLong(order::get));
    return shuffled;
  }
}
