package io.earshot.alerts.delivery.stage;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.Transition;
import java.util.Set;

/**
 * Which alerts a receiver is for. Routing is Alertmanager's; this keeps what is not for a webhook
 * away from it.
 *
 * @param severities empty = any
 * @param labels each of them must be on the alert or known of its place
 */
public record Selection(Set<String> severities, Labels labels) {

  public static final Selection ALL = new Selection(Set.of(), Labels.EMPTY);

  public Selection {
    severities = Set.copyOf(severities);
  }

  boolean takes(Transition alert) {
    return (severities.isEmpty() || severities.contains(alert.severity()))
        && alert.context().plus(alert.labels()).includes(labels);
  }
}
