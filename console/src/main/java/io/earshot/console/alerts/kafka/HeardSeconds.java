package io.earshot.console.alerts.kafka;

import io.earshot.alerts.explanation.AgentSecond;
import io.earshot.alerts.rule.series.Sample;
import java.util.List;

/**
 * What measurements of a range said.
 *
 * @param notRead what could not be read and why, one line each
 */
record HeardSeconds(List<Sample> samples, List<AgentSecond> agents, List<String> notRead) {

  static HeardSeconds none(String why) {
    return new HeardSeconds(List.of(), List.of(), List.of(why));
  }
}
