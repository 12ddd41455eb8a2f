package io.earshot.agent.delivery;

import java.util.Map;

/**
 * Where every observation went: {@code accepted = acked + sum of dropped + queued}, at any moment.
 *
 * @param accepted observations handed to the agent since its boot; frames that sampling leaves out
 *     are none
 * @param acked of these, known to have arrived
 * @param dropped of these, dropped, by label of the reason
 * @param queued of these, waiting or in flight
 * @param unanswered sent without an answer: of those queued or, after a shutdown, of those dropped,
 *     the ones that may have arrived
 */
public record Accounting(
    long accepted, long acked, Map<String, Long> dropped, long queued, long unanswered) {

  /** Observations dropped for any reason. */
  public long allDropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** One line, e.g. {@code accepted=12 acked=10 queued=0 dropped={shutdown=2}}. */
  @Override
  public String toString() {
    return "accepted=%d acked=%d queued=%d unanswered=%d dropped=%s"
        .formatted(accepted, acked, queued, unanswered, dropped);
  }
}
