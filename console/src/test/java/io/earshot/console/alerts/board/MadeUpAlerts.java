package io.earshot.console.alerts.board;

import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Changes of alerts for tests: 4 % of 500 packets, lost in the 10 s before. */
public final class MadeUpAlerts {

  private MadeUpAlerts() {}

  /** Of rule {@code Loss} about participant pierre of call {@code c1}. */
  public static PublishedChange change(String id, long sequence, AlertState to, long tick) {
    return change(id, sequence, to, tick, Map.of("session", "c1", "participant", "pierre"));
  }

  public static PublishedChange change(
      String id, long sequence, AlertState to, long tick, Map<String, String> labels) {
    return published(
        new Transition(
            id,
            id + "@1",
            sequence,
            "Loss",
            "a hash",
            Labels.of(labels),
            Labels.EMPTY,
            tick,
            AlertState.INACTIVE,
            to,
            Reason.THRESHOLD,
            "warning",
            Map.of(),
            new Evidence(0.04, 0.02, 500, 10),
            1,
            tick + 240));
  }

  static PublishedChange published(Transition change) {
    return new PublishedChange(
        change, new String(AlertRecord.bytes(change), StandardCharsets.UTF_8));
  }
}
