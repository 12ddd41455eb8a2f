package io.earshot.console.replay.avro;

import io.earshot.alerts.avro.MeasurementReader;
import io.earshot.alerts.partition.AlertLoop;
import io.earshot.alerts.partition.InputReader;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.schema.Measurement;
import io.earshot.schema.SessionSummary;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFormatException;
import io.earshot.streams.partition.RunnerSink;
import org.jspecify.annotations.Nullable;

/** Reads the engine's bytes as an outside consumer would; keeps no state of the engine. */
final class ReportSink implements RunnerSink {

  private final WireDecoder<SessionSummary> summaries;
  private final WireDecoder<Measurement> measurements;
  private final AlertLoop alerts;
  private final ReportBuilder into;

  ReportSink(SchemaIdLookup ids, RuleSet rules, ReportBuilder into) {
    this.summaries = WireDecoder.of(SessionSummary.class, ids);
    this.measurements = WireDecoder.of(Measurement.class, ids);
    this.into = into;
    InputReader reader = new MeasurementReader(ids, ReportSink::unreadable);
    this.alerts = new AlertLoop(reader, rules, new ReportedAlerts(into));
  }

  @Override
  public void measurement(byte[] key, byte[] value, long timestampMillis) {
    alerts.accept(value);
    if (into.wantsSeconds()) {
      try {
        into.add(measurements.decode(value));
      } catch (WireFormatException e) {
        throw unreadable(e);
      }
    }
  }

  @Override
  public void session(byte[] key, byte @Nullable [] value, long timestampMillis) {
    if (value != null) {
      try {
        into.add(summaries.decode(value));
      } catch (WireFormatException e) {
        throw unreadable(e);
      }
    }
  }

  @Override
  public void deadLetter(byte @Nullable [] key, byte[] value, long timestampMillis) {
    // The summary counts what was refused.
  }

  @Override
  public void store(String session, String part, byte @Nullable [] state) {
    // A replay of a file starts from its beginning.
  }

  private static void unreadable(String line) {
    throw new IllegalStateException("the engine wrote what it cannot read: " + line);
  }

  private static IllegalStateException unreadable(WireFormatException e) {
    return new IllegalStateException("the engine wrote what it cannot read: " + e.getMessage(), e);
  }
}
