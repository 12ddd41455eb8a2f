package io.earshot.agent.transport;

import io.earshot.agent.queue.DropReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to send a batch. The first answer counts; any thread may give it. */
public interface Receipt {

  /** It arrived and will stay. */
  void acked();

  /** It will never be taken. */
  void refused(DropReason reason);

  /**
   * It certainly did not arrive; a later attempt may succeed.
   *
   * @param retryAfter how long to wait at least; null = the agent's own patience
   */
  void failed(@Nullable Duration retryAfter);

  /**
   * It may have arrived: it is sent again, however old, until somebody knows.
   *
   * @param retryAfter how long to wait at least; null = the agent's own patience
   */
  void unknown(@Nullable Duration retryAfter);
}
