package io.earshot.streams.session;

import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.WindowMeasurement;
import org.jspecify.annotations.Nullable;

/** Where the engine puts what it computes, and the parts of its state as they change. */
public interface EngineSink {

  /** A window of one session, LIVE or FINAL. */
  void measurement(WindowMeasurement window);

  /** Everything that this second closes has been put out. */
  void tick(long second);

  /** A session as far as it is FINAL; the last one of a session says that it ended. */
  void summary(SessionSummary summary);

  /**
   * State to keep so that a later start continues exactly here.
   *
   * @param session session the part belongs to; {@link SessionEngine#PARTITION_KEY} for the
   *     partition's own
   * @param part name of the part within the session
   * @param state snapshot; null removes the part
   */
  void store(String session, String part, byte @Nullable [] state);
}
