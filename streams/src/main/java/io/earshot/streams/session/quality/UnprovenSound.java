package io.earshot.streams.session.quality;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Stat;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a receiver played since packets became scarce, until a packet comes that shows that sound
 * went on. A receiver cannot know that its sender has left: it makes up sound, audible for some 0.2
 * s, then silence. Nobody missed it, and no packet is counted as lost then either.
 *
 * <p>In the recorded {@code worker300-clean} the speaker leaves 1.8 s before the worker's last
 * reading: 10 203 made-up samples that are not silent, in a call that lost nothing.
 */
public final class UnprovenSound {

  private static final List<Stat> HELD =
      List.of(
          Stat.CONCEALED_SAMPLES,
          Stat.SILENT_CONCEALED_SAMPLES,
          Stat.CONCEALMENT_EVENTS,
          Stat.TOTAL_SAMPLES_RECEIVED);

  /** A packet more or less by reading is no sign: 1 of 50. */
  private static final double FEWER_THAN_USUAL = 0.97;

  private final double[] held = new double[HELD.size()];
  private final double[] heldAtWindowStart = new double[HELD.size()];
  private double packets;
  private double samples;

  /**
   * Takes the growth between two readings.
   *
   * @param receivedPackets above 0 proves that sound went on until then
   * @param expectedPackets received and lost
   * @param growth of a counter, in samples or events
   */
  public void onReading(
      double receivedPackets, double expectedPackets, ToDoubleFunction<Stat> growth) {
    if (receivedPackets > 0) {
      Arrays.fill(held, 0);
    }
    double played = Math.max(0, growth.applyAsDouble(Stat.TOTAL_SAMPLES_RECEIVED));
    double expected = Math.max(0, expectedPackets);
    boolean areScarce = expected * samples < FEWER_THAN_USUAL * packets * played;
    packets += expected;
    samples += played;
    if (areScarce) {
      for (int i = 0; i < held.length; i++) {
        held[i] += Math.max(0, growth.applyAsDouble(HELD.get(i)));
      }
    }
  }

  /** To be taken off the growth of a counter since the stream began; 0 for others. */
  public double total(Stat stat) {
    int index = HELD.indexOf(stat);
    return index < 0 ? 0 : held[index];
  }

  /** To be taken off its growth in the open window; below 0 where earlier sound was proven. */
  public double window(Stat stat) {
    int index = HELD.indexOf(stat);
    return index < 0 ? 0 : held[index] - heldAtWindowStart[index];
  }

  public void closeWindow() {
    System.arraycopy(held, 0, heldAtWindowStart, 0, held.length);
  }

  /** Stored between windows. */
  public void writeTo(SnapshotWriter out) {
    for (double value : held) {
      out.writeDouble(value);
    }
    out.writeDouble(packets);
    out.writeDouble(samples);
  }

  public static UnprovenSound readFrom(SnapshotReader in) {
    UnprovenSound sound = new UnprovenSound();
    for (int i = 0; i < sound.held.length; i++) {
      sound.held[i] = in.readDouble();
    }
    sound.packets = in.readDouble();
    sound.samples = in.readDouble();
    sound.closeWindow();
    return sound;
  }
}
