package io.earshot.bench.notify;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Changes of one alert as its rule would write them.
 *
 * @param activeTick Unix epoch seconds; begin of the occurrence
 */
record Changes(String rule, Labels labels, String severity, long activeTick, long validSeconds) {

  /** Four turns of a minute, as the rules have it. */
  static final long USUAL_VALID_SECONDS = 240;

  static Changes of(String rule, long activeTick) {
    return new Changes(
        rule, Labels.of("session", "s1"), "critical", activeTick, USUAL_VALID_SECONDS);
  }

  Changes withLabels(Labels newLabels) {
    return new Changes(rule, newLabels, severity, activeTick, validSeconds);
  }

  Changes withSeverity(String newSeverity) {
    return new Changes(rule, labels, newSeverity, activeTick, validSeconds);
  }

  Changes withActiveTick(long tick) {
    return new Changes(rule, labels, severity, tick, validSeconds);
  }

  Changes withValidSeconds(long seconds) {
    return new Changes(rule, labels, severity, activeTick, seconds);
  }

  Transition firing(long sequence, long tick) {
    return change(sequence, tick, AlertState.PENDING, AlertState.FIRING);
  }

  Transition resolved(long sequence, long tick) {
    return change(sequence, tick, AlertState.FIRING, AlertState.RESOLVED);
  }

  private Transition change(long sequence, long tick, AlertState from, AlertState to) {
    return new Transition(
        alertId(),
        id(alertId() + activeTick),
        sequence,
        rule,
        "00000000",
        labels,
        Labels.EMPTY,
        tick,
        from,
        to,
        Reason.THRESHOLD,
        severity,
        Map.of("summary", rule + " on " + labels),
        new Evidence(250.0, 100.0, 40, 60),
        activeTick,
        tick + validSeconds);
  }

  String alertId() {
    return id(rule + labels);
  }

  private static String id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }
}
