package io.earshot.bench.speed;

import io.earshot.bench.speed.ArrivalLog.Arrival;
import io.earshot.bench.speed.PacedSends.Sent;
import io.earshot.bench.speed.RecordTime.InPartition;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFormatException;
import io.earshot.streams.session.EngineSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sides of {@link MeasurementLatency}, from the send of a batch to a consumer's poll:
 *
 * <ul>
 *   <li>{@code event}: the batch itself;
 *   <li>{@code live}: a LIVE window of second n, from the batch that moved its partition past
 *       second n + 2; {@code liveFromAck} from the broker's answer to that batch;
 *   <li>{@code tick}, {@code tickFromAck}: the partition's tick, from the batch that brought it.
 * </ul>
 *
 * What the engine's own tick moved after a second of silence belongs to no batch: {@code
 * movedByEngine} counts such ticks and windows while batches were sent.
 */
final class LatencySides {

  private static final int LIVE_LAG_SECONDS = EngineSettings.DEFAULT.liveLagSeconds();

  private final SentBatches sent;
  private final WireDecoder<Measurement> decoder;
  private final Delays event = new Delays("event");
  private final Delays live = new Delays("live");
  private final Delays liveFromAck = new Delays("liveFromAck");
  private final Delays tick = new Delays("tick");
  private final Delays tickFromAck = new Delays("tickFromAck");
  private RecordTime time = new RecordTime(List.of());
  private int movedByEngine;

  LatencySides(SentBatches sent, SchemaIdLookup ids) {
    this.sent = sent;
    this.decoder = WireDecoder.of(Measurement.class, ids);
  }

  void readEvents(List<Arrival> arrivals) {
    time = new RecordTime(arrivals);
    for (Arrival arrival : arrivals) {
      sent.at(new InPartition(arrival.record().partition(), arrival.record().offset()))
          .filter(sent::isMeasured)
          .ifPresent(batch -> event.add(arrival.nanos() - batch.sendNanos()));
    }
  }

  /** Needs the events: they say what moved time. */
  void readMeasurements(List<Arrival> arrivals) throws WireFormatException {
    for (Arrival arrival : arrivals) {
      Measurement measurement = decoder.decode(arrival.record().value());
      if (measurement.getRevision() == Revision.LIVE) {
        add(arrival, measurement.getSecond() + LIVE_LAG_SECONDS, live, liveFromAck);
      } else if (measurement.getRevision() == Revision.TICK) {
        add(arrival, measurement.getSecond(), tick, tickFromAck);
      }
    }
  }

  private void add(Arrival arrival, long second, Delays fromSend, Delays fromAck) {
    InPartition mover = time.mover(arrival.record().partition(), second).orElseThrow();
    Optional<Sent> batch = sent.at(mover);
    if (batch.isEmpty() && sent.isMeasured(arrival.nanos())) {
      movedByEngine++;
    }
    batch
        .filter(sent::isMeasured)
        .ifPresent(
            from -> {
              fromSend.add(arrival.nanos() - from.sendNanos());
              fromAck.add(arrival.nanos() - from.ackNanos());
            });
  }

  String json() {
    return Stream.of(event, live, liveFromAck, tick, tickFromAck)
        .map(Delays::json)
        .collect(
            Collectors.joining(
                ",",
                "\"sent\":"
                    + sent.measured()
                    + ",\"movedByEngine\":"
                    + movedByEngine
                    + ",\"runs\":[",
                "]"));
  }
}
