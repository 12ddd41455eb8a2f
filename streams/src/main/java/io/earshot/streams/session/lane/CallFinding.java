package io.earshot.streams.session.lane;

import io.earshot.media.clock.BudgetVerdict;
import io.earshot.media.finding.CallFacts;
import io.earshot.media.finding.Finding;
import io.earshot.media.finding.HopFacts;
import io.earshot.media.finding.StageFacts;
import io.earshot.media.finding.StreamFacts;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.percentile.Spread;
import io.earshot.media.red.HeardLoss;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.result.HopBudgets;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.StreamRating;
import io.earshot.streams.session.result.StreamSummary;
import io.earshot.streams.session.result.UtteranceSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the report says of a call, and says where it suffered. */
final class CallFinding {

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String AUDIO = "audio";

  /** Below this a 95th percentile is one or two samples, and no clock is to blame. */
  private static final long MIN_SAMPLES = 20;

  private CallFinding() {}

  /** Null where nothing was over a limit. */
  static @Nullable Finding of(
      Streams states,
      List<StreamSummary> streams,
      List<HopSummary> hops,
      List<UtteranceSummary> utterances,
      long startNanos,
      HopBudgets budgets) {
    long startSecond = startNanos == Times.NEVER ? 0 : Math.floorDiv(startNanos, NANOS_PER_SECOND);
    Map<String, StreamState> byText = states.byText();
    List<StreamFacts> streamFacts = new ArrayList<>();
    for (StreamSummary each : streams) {
      StreamState state = byText.get(each.stream());
      if (state != null && each.kind().equals(AUDIO)) {
        streamFacts.add(facts(each, state, startSecond));
      }
    }
    return Finding.of(
        new CallFacts(
            streamFacts,
            hops.stream().map(hop -> facts(hop, budgets)).toList(),
            stages(utterances)));
  }

  private static StreamFacts facts(StreamSummary stream, StreamState state, long startSecond) {
    StreamFacts facts =
        StreamFacts.of(stream.stream(), stream.participant(), stream.peer(), stream.leg());
    if (stream.expectedPackets() != null && stream.lostPackets() != null) {
      facts =
          facts.withLost(
              new StreamFacts.Lost(
                  stream.expectedPackets(), stream.lostPackets(), stream.ownLegLostPackets()));
    }
    PacketView packets = state.packets();
    return facts
        .withRuns(packets == null ? null : packets.reportedRuns())
        .withStretches(state.history().stretchesSince(startSecond))
        .withConcealedRatio(concealedRatio(stream.rating()))
        .withBuffer(state.history().bufferSince(startSecond));
  }

  private static @Nullable Double concealedRatio(@Nullable StreamRating rating) {
    HeardLoss heard = rating == null ? null : rating.quality().heard();
    return rating == null || heard == null || heard.source() != HeardLoss.Source.CONCEALMENT
        ? null
        : rating.heardLossRatio();
  }

  private static HopFacts facts(HopSummary hop, HopBudgets budgets) {
    Spread delay = hop.delay().spread();
    Spread bound = hop.bound() == null ? Spread.EMPTY : hop.bound().spread();
    Double budgetMillis = budgets.millisOf(hop.name().hop().label());
    return new HopFacts(
        hop.name().hop().label(),
        hop.name().from(),
        hop.name().to(),
        delay.p95Millis(),
        bound.p95Millis(),
        budgetMillis,
        verdict(hop, delay.p95Millis(), bound.p95Millis(), budgetMillis));
  }

  /** By the ends of all intervals where each delay has its own, as the report judges. */
  private static @Nullable BudgetVerdict verdict(
      HopSummary hop,
      @Nullable Double p95Millis,
      @Nullable Double boundMillis,
      @Nullable Double budgetMillis) {
    if (budgetMillis == null || p95Millis == null || hop.delay().count() < MIN_SAMPLES) {
      return null;
    }
    DelayHistogram shortest = hop.shortest();
    DelayHistogram longest = hop.longest();
    Double lowMillis = shortest == null ? null : shortest.spread().p95Millis();
    Double highMillis = longest == null ? null : longest.spread().p95Millis();
    if (lowMillis == null || highMillis == null) {
      lowMillis = boundMillis == null ? null : Double.valueOf(p95Millis - boundMillis);
      highMillis = boundMillis == null ? null : Double.valueOf(p95Millis + boundMillis);
    }
    return lowMillis == null || highMillis == null
        ? BudgetVerdict.UNDECIDED
        : BudgetVerdict.of(nanos(lowMillis), nanos(highMillis), nanos(budgetMillis));
  }

  private static long nanos(double millis) {
    return Math.round(millis * NANOS_PER_MILLI);
  }

  /** From the end of the speech on: until then the worker only listens. */
  private static List<StageFacts> stages(List<UtteranceSummary> utterances) {
    Map<Stage, DelayHistogram> pooled = new EnumMap<>(Stage.class);
    for (UtteranceSummary utterance : utterances) {
      Map<Stage, Long> reached = utterance.sinceStartNanos();
      Long beforeNanos = reached.getOrDefault(Stage.SPEECH_END, reached.get(Stage.WORKER_IN));
      for (Map.Entry<Stage, Long> each : reached.entrySet()) {
        if (beforeNanos != null && isWork(each.getKey())) {
          pooled
              .computeIfAbsent(each.getKey(), stage -> new DelayHistogram())
              .recordNanos(Math.max(0, each.getValue() - beforeNanos));
          beforeNanos = Math.max(beforeNanos, each.getValue());
        }
      }
    }
    List<StageFacts> stages = new ArrayList<>();
    pooled.forEach(
        (stage, delays) ->
            stages.add(new StageFacts(stage.name(), delays.percentileMillis(0.95).orElseThrow())));
    return stages;
  }

  private static boolean isWork(Stage stage) {
    return stage.compareTo(Stage.SPEECH_END) > 0 && stage.compareTo(Stage.WORKER_OUT) <= 0;
  }
}
