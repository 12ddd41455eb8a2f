package io.earshot.streams.session;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Probe;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.StageEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The same made-up call, but everybody stamps with a clock of their own. */
final class SeparateClocks {

  static final long PROBE_UP_NANOS = 13_000_000;
  static final long PROBE_DOWN_NANOS = 12_000_000;

  private static final long PPM = 1_000_000;

  /** How a clock differs from the call's: t' = t + offset + ppm (t - start), from a second on. */
  record Shift(long offsetNanos, long partsPerMillion, long stepNanos, long stepSecond, int epoch) {
    static Shift of(long offsetNanos, long partsPerMillion) {
      return new Shift(offsetNanos, partsPerMillion, 0, Long.MAX_VALUE, 0);
    }

    /** Steps, and says so if {@code epoch} is 1. */
    Shift stepping(long stepNanos, long stepSecond, int epoch) {
      return new Shift(offsetNanos, partsPerMillion, stepNanos, stepSecond, epoch);
    }

    boolean hasStepped(long receiptMillis) {
      return receiptMillis / 1000 >= Calls.START_SECOND + stepSecond && stepSecond < 1_000_000;
    }
  }

  private final Map<String, Shift> shifts;
  private final boolean isProbing;

  SeparateClocks(Map<String, Shift> shifts, boolean isProbing) {
    this.shifts = shifts;
    this.isProbing = isProbing;
  }

  List<Arrival> of(List<Arrival> call) {
    List<Arrival> separate = new ArrayList<>();
    for (Arrival arrival : call) {
      separate.add(new Arrival(arrival.receiptMillis(), shifted(arrival)));
    }
    return separate;
  }

  private Batch shifted(Arrival arrival) {
    Batch of = arrival.batch();
    Shift shift = shifts.getOrDefault(of.participant(), Shift.of(0, 0));
    long receiptMillis = arrival.receiptMillis();
    return new Batch(
        of.session(),
        of.agent(),
        of.participant(),
        of.role(),
        of.boot(),
        of.sequence(),
        of.observations(),
        clock(of.participant(), shift, receiptMillis),
        moved(of.sentNanos(), shift, receiptMillis),
        of.dropped(),
        of.marks().stream().map(column -> moved(column, shift, receiptMillis)).toList(),
        of.readings().stream().map(reading -> moved(reading, shift, receiptMillis)).toList(),
        probes(of, shift, receiptMillis),
        of.lifecycle().stream().map(event -> moved(event, shift, receiptMillis)).toList(),
        of.stages().stream()
            .map(
                stage ->
                    new StageEvent(
                        stage.utterance(),
                        stage.stage(),
                        moved(stage.atNanos(), shift, receiptMillis),
                        stage.track(),
                        stage.queuedNanos()))
            .toList(),
        of.stamps(),
        of.labels());
  }

  private static ClockName clock(String participant, Shift shift, long receiptMillis) {
    return new ClockName(participant, "own", shift.hasStepped(receiptMillis) ? shift.epoch() : 0);
  }

  private List<Probe> probes(Batch of, Shift shift, long receiptMillis) {
    if (!isProbing || of.role() != Role.CLIENT) {
      return List.of();
    }
    Shift server = shifts.getOrDefault("sfu", Shift.of(0, 0));
    long askedNanos = of.sentNanos() - 100_000_000;
    long heardNanos = askedNanos + PROBE_UP_NANOS;
    return List.of(
        new Probe(
            of.participant(),
            clock("sfu", server, receiptMillis),
            moved(askedNanos, shift, receiptMillis),
            moved(heardNanos, server, receiptMillis),
            moved(heardNanos + 50_000, server, receiptMillis),
            moved(heardNanos + 50_000 + PROBE_DOWN_NANOS, shift, receiptMillis)));
  }

  private static long moved(long nanos, Shift shift, long receiptMillis) {
    long sinceStartNanos = nanos - Calls.START_SECOND * 1_000_000_000L;
    return nanos
        + shift.offsetNanos()
        + sinceStartNanos / PPM * shift.partsPerMillion()
        + (shift.hasStepped(receiptMillis) ? shift.stepNanos() : 0);
  }

  private static MarkColumn moved(MarkColumn of, Shift shift, long receiptMillis) {
    return new MarkColumn(
        of.stage(),
        of.participant(),
        of.ssrc(),
        of.payloadType(),
        Arrays.stream(of.atNanos()).map(nanos -> moved(nanos, shift, receiptMillis)).toArray(),
        of.rtpTimestamp(),
        of.sequenceNumber(),
        of.payloadHash(),
        of.payloadBytes(),
        of.primaryHash(),
        of.primaryBytes(),
        of.sinceCaptureNanos(),
        of.opusToc());
  }

  private static Reading moved(Reading of, Shift shift, long receiptMillis) {
    return new Reading(
        of.type(),
        of.participant(),
        of.connection(),
        of.ssrc(),
        of.kind(),
        of.mime(),
        of.payloadType(),
        of.clockRateHertz(),
        moved(of.atNanos(), shift, receiptMillis),
        of.statsNanos(),
        of.ntpNanos(),
        of.ntpParticipant(),
        of.values());
  }

  private static Lifecycle moved(Lifecycle of, Shift shift, long receiptMillis) {
    return new Lifecycle(
        of.type(),
        moved(of.atNanos(), shift, receiptMillis),
        of.participant(),
        of.role(),
        of.connection(),
        of.track(),
        of.ssrc(),
        of.peer(),
        of.relayed(),
        of.transport(),
        of.reason());
  }
}
