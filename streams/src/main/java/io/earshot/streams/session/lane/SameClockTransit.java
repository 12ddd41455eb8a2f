package io.earshot.streams.session.lane;

/** Both stages are stamped by one clock. */
record SameClockTransit(HopTally delay) implements Transit {

  @Override
  public void joined(long fromNanos, long toNanos, long eventNanos) {
    delay.add(toNanos - fromNanos, MarkJoins.RESOLUTION_NANOS, eventNanos);
  }

  @Override
  public void bridged(long fromNanos, long toNanos, long eventNanos) {
    long boundNanos = MarkJoins.RESOLUTION_NANOS + AUDIO_DEVICE_NANOS;
    delay.add(toNanos - fromNanos, boundNanos, eventNanos);
  }

  @Override
  public long onToClock(long fromNanos, long eventNanos) {
    return fromNanos;
  }
}
