package io.earshot.media.clock;

/** Told of each final record when it is written, in ascending order of panes. */
@FunctionalInterface
public interface OffsetSink {

  /** Takes the records from the track only. */
  OffsetSink NONE = (track, pane) -> {};

  /**
   * A record was written.
   *
   * @param track holds it; {@link OffsetTrack#record} copies it out
   */
  void onRecord(OffsetTrack track, long pane);
}
