package io.earshot.streams.avro;

import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.StreamReport;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Label;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Probe;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.RemoteStamp;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.StageEvent;
import io.earshot.streams.session.input.Stat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plain way from a record that Avro itself read to the engine's batch. */
final class BatchFromRecord {

  private BatchFromRecord() {}

  static Batch of(EventBatch record) {
    String own = record.getParticipant();
    return new Batch(
        record.getSession(),
        record.getAgent(),
        own,
        Role.valueOf(record.getRole().name()),
        record.getBoot(),
        record.getSequence(),
        record.getObservations(),
        new ClockName(
            record.getClock().getNode(),
            record.getClock().getClock(),
            record.getClock().getEpoch()),
        record.getSentNanos(),
        record.getDropped(),
        record.getMarks().stream().map(marks -> column(marks, own)).toList(),
        record.getReports().stream().map(report -> reading(report, own)).toList(),
        record.getProbes().stream().map(probe -> probe(probe, own)).toList(),
        record.getLifecycle().stream().map(event -> lifecycle(event, own)).toList(),
        record.getStages().stream()
            .map(
                stage ->
                    new StageEvent(
                        stage.getUtterance(),
                        Stage.valueOf(stage.getStage().name()),
                        stage.getAtNanos(),
                        stage.getTrack(),
                        or(stage.getQueuedNanos(), StageEvent.UNKNOWN_NANOS)))
            .toList(),
        record.getRemoteStamps().stream()
            .map(
                stamp ->
                    new RemoteStamp(
                        stamp.getParticipant(),
                        or(stamp.getSsrc(), MarkColumn.NO_SSRC),
                        stamp.getStampedNanos(),
                        stamp.getReceivedNanos(),
                        stamp.getResolutionNanos()))
            .toList(),
        labels(record));
  }

  private static Map<Label, String> labels(EventBatch record) {
    Map<Label, String> labels = new EnumMap<>(Label.class);
    record
        .getLabels()
        .forEach(
            (name, value) -> {
              Label label = Label.named(name);
              if (label != null && !value.isBlank() && value.length() <= 128) {
                labels.put(label, value);
              }
            });
    return labels;
  }

  private static Probe probe(ProbeExchange probe, String own) {
    return new Probe(
        or(probe.getParticipant(), own),
        new ClockName(
            probe.getPeerClock().getNode(),
            probe.getPeerClock().getClock(),
            probe.getPeerClock().getEpoch()),
        probe.getRequestSentNanos(),
        probe.getRequestReceivedNanos(),
        probe.getResponseSentNanos(),
        probe.getResponseReceivedNanos());
  }

  private static MarkColumn column(MarkColumns marks, String own) {
    long[] atNanos = new long[marks.getCount()];
    long nanos = marks.getBaseNanos();
    for (int i = 0; i < atNanos.length; i++) {
      nanos += marks.getAtDeltaNanos().get(i);
      atNanos[i] = nanos;
    }
    int[] rtp = ints(marks.getRtpTimestampDelta());
    long sum = 0;
    for (int i = 0; i < rtp.length; i++) {
      sum = (sum + rtp[i]) & 0xFFFF_FFFFL;
      rtp[i] = (int) sum;
    }
    return new MarkColumn(
        Stage.valueOf(marks.getStage().name()),
        or(marks.getParticipant(), own),
        or(marks.getSsrc(), MarkColumn.NO_SSRC),
        or(marks.getPayloadType(), -1),
        atNanos,
        rtp,
        ints(marks.getSequenceNumber()),
        ints(marks.getPayloadHash()),
        ints(marks.getPayloadBytes()),
        ints(marks.getPrimaryHash()),
        ints(marks.getPrimaryBytes()),
        ints(marks.getSinceCaptureNanos()),
        ints(marks.getOpusToc()));
  }

  private static Reading reading(StreamReport report, String own) {
    double[] values = new double[Stat.values().length];
    for (Stat stat : Stat.values()) {
      Object value = report.get(stat.fieldName());
      double number = value == null ? Double.NaN : ((Number) value).doubleValue();
      values[stat.ordinal()] = Math.abs(number) <= 1e15 ? number : Double.NaN;
    }
    return new Reading(
        ReadingType.valueOf(report.getType().name()),
        or(report.getParticipant(), own),
        report.getConnection(),
        or(report.getSsrc(), MarkColumn.NO_SSRC),
        report.getKind(),
        report.getMime(),
        or(report.getPayloadType(), -1),
        or(report.getClockRateHertz(), -1),
        report.getAtNanos(),
        or(report.getStatsNanos(), Reading.NO_TIME),
        or(report.getNtpNanos(), Reading.NO_TIME),
        report.getNtpParticipant(),
        values);
  }

  private static Lifecycle lifecycle(LifecycleEvent event, String own) {
    return new Lifecycle(
        LifecycleType.valueOf(event.getKind().name()),
        event.getAtNanos(),
        or(event.getParticipant(), own),
        event.getRole() == null ? Role.UNKNOWN : Role.valueOf(event.getRole().name()),
        event.getConnection(),
        event.getTrack(),
        or(event.getSsrc(), MarkColumn.NO_SSRC),
        event.getPeer(),
        event.getRelayed(),
        event.getTransport(),
        event.getReason());
  }

  private static int[] ints(List<Integer> column) {
    return column.stream().mapToInt(Integer::intValue).toArray();
  }

  private static <T> T or(@Nullable T value, T absent) {
    return Objects.requireNonNullElse(value, absent);
  }
}
