package io.earshot.console.page.call.series;

import org.jspecify.annotations.Nullable;

/** One stream over the seconds of a call. */
public final class StreamSeries {

  private final StreamName name;
  private final Column expectedPackets;
  private final Column lostPackets;
  private final Column concealedSamples;
  private final Column totalSamples;
  private final Column jitterMillis;
  private final Column jitterBufferMillis;
  private StreamSecond newest;
  private long newestSecond = Timeline.NONE;

  StreamSeries(StreamSecond first, Timeline timeline) {
    this.name = first.name();
    this.newest = first;
    this.expectedPackets = timeline.column();
    this.lostPackets = timeline.column();
    this.concealedSamples = timeline.column();
    this.totalSamples = timeline.column();
    this.jitterMillis = timeline.column();
    this.jitterBufferMillis = timeline.column();
  }

  void put(int slot, long second, StreamSecond of) {
    if (second >= newestSecond) {
      newestSecond = second;
      newest = of;
    }
    set(expectedPackets, slot, of.expectedPackets());
    set(lostPackets, slot, of.lostPackets());
    set(concealedSamples, slot, of.concealedSamples());
    set(totalSamples, slot, of.totalSamples());
    set(jitterMillis, slot, of.jitterMillis());
    set(jitterBufferMillis, slot, of.jitterBufferMillis());
  }

  private static void set(Column column, int slot, @Nullable Number value) {
    if (value != null) {
      column.set(slot, value.doubleValue());
    }
  }

  public StreamName name() {
    return name;
  }

  /** What the newest second with this stream says. */
  public StreamSecond newest() {
    return newest;
  }

  public long newestSecond() {
    return newestSecond;
  }

  public String leg() {
    return newest.leg();
  }

  public @Nullable String peer() {
    return newest.peer();
  }

  public Column expectedPackets() {
    return expectedPackets;
  }

  public Column lostPackets() {
    return lostPackets;
  }

  public Column concealedSamples() {
    return concealedSamples;
  }

  public Column totalSamples() {
    return totalSamples;
  }

  public Column jitterMillis() {
    return jitterMillis;
  }

  public Column jitterBufferMillis() {
    return jitterBufferMillis;
  }
}
