package io.earshot.console.page.avro;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.view.LivePage;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * Fills the page from records of the engine's topics. For one reading thread; what is read again,
 * or comes again, changes nothing.
 */
public final class PageWriter {

  private final LivePage page;

  public PageWriter(LivePage page) {
    this.page = page;
  }

  /**
   * Takes a window or a tick.
   *
   * @param run id of the replay; null = live
   * @param partition of the topic
   * @param arrivedMillis wall clock at its arrival here
   */
  public void measurement(@Nullable String run, int partition, Measurement of, long arrivedMillis) {
    if (of.getRevision() == Revision.TICK) {
      page.tick(run, partition, of.getSecond(), arrivedMillis);
    } else if (of.getRevision() == Revision.UNKNOWN) {
      // Written by a later version: what it means is not known here.
      return;
    } else if (of.getWindowSeconds() == 1) {
      page.second(
          new CallKey(run, of.getSession()), partition, WindowReading.second(of), arrivedMillis);
    } else if (of.getRevision() == Revision.FINAL) {
      page.windows(
          new CallKey(run, of.getSession()),
          of.getSecond(),
          WindowReading.mergeable(of),
          arrivedMillis);
    }
  }

  /**
   * Takes a summary; the newest of a call counts.
   *
   * @param run id of the replay; null = live
   * @param arrivedMillis wall clock at its arrival here
   */
  public void summary(@Nullable String run, SessionSummary of, long arrivedMillis) {
    page.summary(new CallKey(run, of.getSession()), WindowReading.summary(of), arrivedMillis);
  }

  /** A replay's topics went away. */
  public void forget(@Nullable String run) {
    page.forget(run);
  }

  /** Everything that lay in the topics has been read. */
  public void loaded() {
    page.loaded();
  }

  /** Nothing more comes for now: one line for a person. */
  public void interrupted(String reason) {
    page.interrupted(reason);
  }

  public void resumed() {
    page.resumed();
  }
}
