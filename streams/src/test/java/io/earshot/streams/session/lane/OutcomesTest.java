package io.earshot.streams.session.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.StageEvent;
import io.earshot.streams.session.result.UtteranceOutcome;
import io.earshot.streams.session.result.UtteranceSummary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  private final Utterances utterances = new Utterances(100);
  private long nowNanos;

  @Test
  void oneThatNeverLeavesIsJudgedByThoseAfterIt() {
    reach("first", Stage.WORKER_IN, Stage.SPEECH_END, Stage.WORKER_OUT);
    reach("dropped", Stage.WORKER_IN, Stage.SPEECH_END, Stage.STT_FINAL);
    reach("merged", Stage.WORKER_IN, Stage.STT_PARTIAL);
    reach("last", Stage.WORKER_IN, Stage.SPEECH_END, Stage.WORKER_OUT);
    reach("cut off", Stage.WORKER_IN);
    assertThat(outcomes())
        .containsEntry("first", UtteranceOutcome.COMPLETE)
        .containsEntry("dropped", UtteranceOutcome.DROPPED)
        .containsEntry("merged", UtteranceOutcome.MERGED)
        .containsEntry("last", UtteranceOutcome.COMPLETE)
        .containsEntry("cut off", UtteranceOutcome.PARTIAL);
  }

  @Test
  void oneThatWasNeverSeenToEnterIsPartial() {
    reach("late agent", Stage.TTS_FIRST, Stage.WORKER_OUT);
    assertThat(outcomes()).containsEntry("late agent", UtteranceOutcome.PARTIAL);
  }

  @Test
  void anotherSpeakersUtteranceSaysNothing() {
    reach("anns", Stage.WORKER_IN, Stage.SPEECH_END).speaker = "ann";
    reach("bens", Stage.WORKER_IN, Stage.SPEECH_END, Stage.WORKER_OUT).speaker = "ben";
    assertThat(outcomes()).containsEntry("anns", UtteranceOutcome.PARTIAL);
  }

  @Test
  void whatItWaitedStandsApart() {
    utterances.onStage(new StageEvent("u", Stage.WORKER_OUT, 0, null, 7), 100);
    utterances.onStage(new StageEvent("u", Stage.TTS_FIRST, 0, null, -1), 50);
    List<UtteranceSummary> summaries = utterances.summaries();
    assertThat(summaries.get(0).queueNanos()).isEqualTo(Map.of(Stage.WORKER_OUT, 7L));
    assertThat(summaries.get(0).sinceStartNanos())
        .isEqualTo(Map.of(Stage.TTS_FIRST, 0L, Stage.WORKER_OUT, 50L));
  }

  private Utterances.Utterance reach(String id, Stage... stages) {
    Utterances.Utterance reached = null;
    for (Stage stage : stages) {
      nowNanos += 1_000;
      reached = utterances.onStage(new StageEvent(id, stage, nowNanos, null, -1), nowNanos);
    }
    return Objects.requireNonNull(reached);
  }

  private Map<String, UtteranceOutcome> outcomes() {
    return utterances.summaries().stream()
        .collect(Collectors.toMap(UtteranceSummary::utterance, UtteranceSummary::outcome));
  }
}
