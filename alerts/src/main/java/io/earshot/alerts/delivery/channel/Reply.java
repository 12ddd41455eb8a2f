package io.earshot.alerts.delivery.channel;

import org.jspecify.annotations.Nullable;

/** What came back. */
public sealed interface Reply {

  /**
   * A complete answer, or as much of a long one as anybody reads.
   *
   * @param retryAfterMillis how long not to ask again; null = it did not say
   * @param text begin of the body
   */
  record Answer(int status, @Nullable Long retryAfterMillis, String text) implements Reply {}

  /**
   * Nothing, or less than an answer.
   *
   * @param why for people; names no secret
   */
  record Nothing(String why) implements Reply {}
}
