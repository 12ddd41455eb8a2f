package io.earshot.streams.session.lane;

/** The way of frames from a stage on one clock to a stage on another, or the same. */
interface Transit {

  /** A time that cannot be carried over. */
  long UNKNOWN_NANOS = Long.MIN_VALUE;

  /** What microphones and loudspeakers may add or hide between them. */
  long AUDIO_DEVICE_NANOS = 15_000_000;

  /** Frames that are joined and not counted. */
  Transit IGNORED =
      new Transit() {
        @Override
        public void joined(long fromNanos, long toNanos, long eventNanos) {}

        @Override
        public void bridged(long fromNanos, long toNanos, long eventNanos) {}

        @Override
        public long onToClock(long fromNanos, long eventNanos) {
          return UNKNOWN_NANOS;
        }
      };

  /**
   * Takes one frame, each time of the clock of its stage.
   *
   * @param eventNanos event time of the later one
   */
  void joined(long fromNanos, long toNanos, long eventNanos);

  /** Takes the sound of a frame; its capture was carried over to the other clock before. */
  void bridged(long fromNanos, long toNanos, long eventNanos);

  /** What the second clock showed when the first showed this, or {@link #UNKNOWN_NANOS}. */
  long onToClock(long fromNanos, long eventNanos);
}
