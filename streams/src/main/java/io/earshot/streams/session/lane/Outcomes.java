package io.earshot.streams.session.lane;

import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.result.UtteranceOutcome;
import java.util.List;
import java.util.Objects;

/**
 * What became of utterances. One that never left its worker is judged by those after it: if a later
 * one of the same speaker has left, it will not come any more.
 */
final class Outcomes {

  private final List<Utterances.Utterance> inOrder;

  /**
   * @param inOrder by their start
   */
  Outcomes(List<Utterances.Utterance> inOrder) {
    this.inOrder = inOrder;
  }

  UtteranceOutcome of(Utterances.Utterance utterance) {
    if (utterance.atNanos.containsKey(Stage.WORKER_OUT)) {
      return utterance.atNanos.containsKey(Stage.WORKER_IN)
          ? UtteranceOutcome.COMPLETE
          : UtteranceOutcome.PARTIAL;
    }
    if (!wasOvertaken(utterance)) {
      return UtteranceOutcome.PARTIAL;
    }
    boolean hasOwnEnd =
        utterance.atNanos.containsKey(Stage.SPEECH_END)
            || utterance.atNanos.containsKey(Stage.STT_FINAL);
    return hasOwnEnd ? UtteranceOutcome.DROPPED : UtteranceOutcome.MERGED;
  }

  private boolean wasOvertaken(Utterances.Utterance utterance) {
    for (int i = inOrder.size() - 1; i >= 0 && inOrder.get(i) != utterance; i--) {
      Utterances.Utterance later = inOrder.get(i);
      if (later.atNanos.containsKey(Stage.WORKER_OUT)
          && Objects.equals(later.speaker, utterance.speaker)) {
        return true;
      }
    }
    return false;
  }
}
