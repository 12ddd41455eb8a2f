package io.earshot.console.replay.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.avro.MeasurementReader;
import io.earshot.alerts.partition.AlertLoop;
import io.earshot.alerts.partition.AlertSink;
import io.earshot.alerts.partition.FleetShare;
import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.page.avro.RecordedCall;
import io.earshot.console.rules.RuleFiles;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.WireEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day of one clean call after the other, in event time. */
class ITCleanDay implements AlertSink {

  private static final long DAY_SECONDS = 86_400;

  /** From the last packet of one call to the first one of the next. */
  private static final long PAUSE_SECONDS = 10;

  private static final FixedSchemaIds IDS = FixedSchemaIds.of(TopicKind.valueSchemas());

  private final List<Transition> transitions = new ArrayList<>();
  private final WireEncoder<Measurement> encoder =
      WireEncoder.of(
          Measurement.getClassSchema(),
          TopicPlan.live(PlanSize.EMBEDDED).topic(TopicKind.MEASUREMENTS).subject(),
          IDS);

  @Test
  void rulesOfADayOfCleanCallsTellNobodyAnything() {
    MeasurementReader reader =
        new MeasurementReader(
            IDS,
            line -> {
              throw new AssertionError(line);
            });
    AlertLoop loop = new AlertLoop(reader, RuleFiles.sound(List.of(DefaultRules.source())), this);
    List<Measurement> call = calls("chromium-janus/vc-opus-clean");
    long lengthSeconds = lastData(call) - call.get(0).getSecond() + PAUSE_SECONDS;
    long calls = 0;
    for (long shift = 0; shift < DAY_SECONDS; shift += lengthSeconds) {
      String session = "call-" + calls++;
      for (Measurement each : call) {
        if (isOfThisTurn(each, call, lengthSeconds)) {
          loop.accept(encoder.encode(shifted(each, shift, session)));
        }
      }
    }
    assertThat(calls).isGreaterThan(1000);
    assertThat(transitions).extracting(Transition::rule).containsExactly("Watchdog");
  }

  /** The ticks that end a recording would let the next call begin in the past. */
  private static boolean isOfThisTurn(Measurement of, List<Measurement> call, long lengthSeconds) {
    return of.getRevision() != Revision.TICK
        || of.getSecond() < call.get(0).getSecond() + lengthSeconds + 2;
  }

  private static Measurement shifted(Measurement of, long seconds, String session) {
    return Measurement.newBuilder(of)
        .setSecond(of.getSecond() + seconds)
        .setSession(of.getRevision() == Revision.TICK ? "" : session)
        .build();
  }

  private static long lastData(List<Measurement> call) {
    return call.stream()
        .filter(each -> each.getRevision() == Revision.LIVE)
        .mapToLong(Measurement::getSecond)
        .max()
        .orElseThrow();
  }

  private static List<Measurement> calls(String folder) {
    return RecordedCall.written(folder).stream()
        .filter(Measurement.class::isInstance)
        .map(Measurement.class::cast)
        .toList();
  }

  @Override
  public void transition(Transition transition) {
    transitions.add(transition);
  }

  @Override
  public void forgotten(String alertId, long second) {}

  @Override
  public void share(FleetShare share) {}
}
