package io.earshot.streams.session;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Made-up calls of which another agent is away, or tells more, or is late. */
final class Rewritten {

  private Rewritten() {}

  /** Nobody looks into the SFU from a second on: its agent tells facts and no marks. */
  static List<Arrival> withoutSfuMarks(List<Arrival> call, int untilSecond) {
    List<Arrival> rewritten = new ArrayList<>();
    for (Arrival arrival : call) {
      boolean isBlind = arrival.batch().role() == Role.SFU && secondOf(arrival) < untilSecond;
      rewritten.add(isBlind ? with(arrival, List.of(), arrival.batch().readings()) : arrival);
    }
    return rewritten;
  }

  /** What a participant reads in each second; times are those of its batch's end. */
  interface Reader {
    List<Reading> at(int second, long atNanos);
  }

  static List<Arrival> reading(List<Arrival> call, String participant, Reader reader) {
    List<Arrival> rewritten = new ArrayList<>();
    for (Arrival arrival : call) {
      Batch batch = arrival.batch();
      if (batch.participant().equals(participant)) {
        List<Reading> readings = new ArrayList<>(batch.readings());
        readings.addAll(reader.at(secondOf(arrival), batch.sentNanos() - 2));
        rewritten.add(with(arrival, batch.marks(), readings));
      } else {
        rewritten.add(arrival);
      }
    }
    return rewritten;
  }

  /** The batches of a participant take so much longer to the edge than everybody else's. */
  static List<Arrival> late(List<Arrival> call, String participant, int millis) {
    List<Arrival> rewritten = new ArrayList<>();
    for (Arrival arrival : call) {
      boolean isLate = arrival.batch().participant().equals(participant);
      rewritten.add(
          isLate ? new Arrival(arrival.receiptMillis() + millis, arrival.batch()) : arrival);
    }
    rewritten.sort(Comparator.comparingLong(Arrival::receiptMillis));
    return rewritten;
  }

  static Reading reading(
      ReadingType type, String participant, long ssrc, long atNanos, Map<Stat, Double> values) {
    double[] all = new double[Stat.values().length];
    Arrays.fill(all, Double.NaN);
    values.forEach((stat, value) -> all[stat.ordinal()] = value);
    return new Reading(
        type,
        participant,
        "pc",
        ssrc,
        "audio",
        null,
        -1,
        -1,
        atNanos,
        atNanos,
        Reading.NO_TIME,
        null,
        all);
  }

  static Arrival with(Arrival arrival, List<MarkColumn> marks, List<Reading> readings) {
    Batch of = arrival.batch();
    int marksBefore = of.marks().stream().mapToInt(MarkColumn::count).sum();
    int marksNow = marks.stream().mapToInt(MarkColumn::count).sum();
    return new Arrival(
        arrival.receiptMillis(),
        new Batch(
            of.session(),
            of.agent(),
            of.participant(),
            of.role(),
            of.boot(),
            of.sequence(),
            of.observations() - marksBefore + marksNow + readings.size() - of.readings().size(),
            of.clock(),
            of.sentNanos(),
            of.dropped(),
            marks,
            readings,
            of.probes(),
            of.lifecycle(),
            of.stages(),
            of.stamps(),
            of.labels()));
  }

  private static int secondOf(Arrival arrival) {
    return (int) (arrival.receiptMillis() / 1000 - Calls.START_SECOND) - 1;
  }
}
