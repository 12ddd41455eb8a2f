package io.earshot.streams.session;

import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.StreamSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A made-up call of one listener, told by what a test wants read or seen in each second. */
final class ReadCall {

  static final long SSRC = 7;
  static final int SAMPLES_PER_PACKET = 960;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final List<Calls.Arrival> arrivals = new ArrayList<>();
  private long sequence;

  /** Counters of a stream without a fault after so many packets. */
  static Map<Stat, Double> counters(double receivedPackets, double lostPackets) {
    Map<Stat, Double> values = new EnumMap<>(Stat.class);
    double samples = (receivedPackets + lostPackets) * SAMPLES_PER_PACKET;
    values.put(Stat.PACKETS_RECEIVED, receivedPackets);
    values.put(Stat.PACKETS_LOST, lostPackets);
    values.put(Stat.PACKETS_DISCARDED, 0.0);
    values.put(Stat.BYTES_RECEIVED, receivedPackets * 80);
    values.put(Stat.CONCEALED_SAMPLES, lostPackets * SAMPLES_PER_PACKET);
    values.put(Stat.SILENT_CONCEALED_SAMPLES, 0.0);
    values.put(Stat.CONCEALMENT_EVENTS, lostPackets);
    values.put(Stat.TOTAL_SAMPLES_RECEIVED, samples);
    values.put(Stat.JITTER_BUFFER_DELAY_SECONDS, samples * 0.04);
    values.put(Stat.JITTER_BUFFER_EMITTED_SAMPLES, samples);
    values.put(Stat.JITTER_SECONDS, 0.002);
    return values;
  }

  /** The listener's counters at the end of a second. */
  ReadCall read(int second, Map<Stat, Double> values) {
    return read(second, ReadingType.INBOUND_RTP, SSRC, values);
  }

  ReadCall read(int second, ReadingType type, long ssrc, Map<Stat, Double> values) {
    double[] all = new double[Stat.values().length];
    Arrays.fill(all, Double.NaN);
    values.forEach((stat, value) -> all[stat.ordinal()] = value);
    long atNanos = (Calls.START_SECOND + second) * NANOS_PER_SECOND + NANOS_PER_SECOND / 2;
    Reading reading =
        new Reading(
            type,
            "ben",
            "pc",
            ssrc,
            "audio",
            "audio/opus",
            111,
            48_000,
            atNanos,
            Reading.NO_TIME,
            Reading.NO_TIME,
            null,
            all);
    return add(second, List.of(), List.of(reading), List.of());
  }

  /** Packets that the listener received when their timestamps say, read in a second. */
  ReadCall received(int second, int[] numbers, int[] rtpTicks, int[] opusToc) {
    long[] atNanos = new long[numbers.length];
    Arrays.setAll(
        atNanos, i -> Calls.START_SECOND * NANOS_PER_SECOND + rtpTicks[i] / 48 * 1_000_000L);
    int[] bytes = new int[numbers.length];
    Arrays.fill(bytes, 80);
    int[] unseen = {};
    MarkColumn column =
        new MarkColumn(
            Stage.RECEIVE,
            "ben",
            SSRC,
            111,
            atNanos,
            rtpTicks,
            numbers,
            unseen,
            bytes,
            unseen,
            unseen,
            unseen,
            opusToc);
    return add(second, List.of(column), List.of(), List.of());
  }

  /** What an SFU says of the listener's connection. */
  ReadCall told(int second, LifecycleType type, @Nullable String reason) {
    Lifecycle event =
        new Lifecycle(
            type,
            (Calls.START_SECOND + second) * NANOS_PER_SECOND,
            "ben",
            Role.CLIENT,
            null,
            null,
            MarkColumn.NO_SSRC,
            null,
            null,
            null,
            reason);
    return add(second, List.of(), List.of(), List.of(event));
  }

  private ReadCall add(
      int second, List<MarkColumn> marks, List<Reading> readings, List<Lifecycle> events) {
    long receiptMillis = (Calls.START_SECOND + second) * 1000 + 1200;
    int observations =
        readings.size() + events.size() + marks.stream().mapToInt(MarkColumn::count).sum();
    Batch batch =
        new Batch(
            "call",
            "ben/agent",
            "ben",
            Role.CLIENT,
            1,
            sequence++,
            observations,
            Calls.ONE_CLOCK,
            receiptMillis * 1_000_000,
            Map.of(),
            marks,
            readings,
            List.of(),
            events,
            List.of(),
            List.of(),
            Map.of());
    arrivals.add(new Calls.Arrival(receiptMillis, batch));
    return this;
  }

  List<Calls.Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  Recorder run() {
    return EngineRun.run(arrivals);
  }

  SessionSummary summary() {
    return run().lastSummary();
  }

  /** The stream that the listener receives. */
  StreamSummary stream() {
    return streamOf(summary());
  }

  static StreamSummary streamOf(SessionSummary summary) {
    return summary.streams().stream()
        .filter(each -> each.stream().equals("ben/in/" + SSRC))
        .findFirst()
        .orElseThrow();
  }
}
