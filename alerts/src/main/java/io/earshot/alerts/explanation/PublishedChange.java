package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.state.Transition;

/**
 * A change of an alert and the JSON object that the topic has of it, which may know more.
 *
 * @param json as it was read
 */
public record PublishedChange(Transition change, String json) {

  /** Names the change: the same in every copy of the topic. */
  public String key() {
    return change.occurrenceId() + "/" + change.sequence();
  }

  /** Whether this is a later word on the same alert; sequences begin anew when it is forgotten. */
  public boolean isAfter(PublishedChange other) {
    return change.tick() != other.change.tick()
        ? change.tick() > other.change.tick()
        : change.sequence() > other.change.sequence();
  }
}
