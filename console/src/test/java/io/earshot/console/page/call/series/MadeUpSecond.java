package io.earshot.console.page.call.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One second of a made-up call, put together stream by stream. */
public final class MadeUpSecond {

  private final long second;
  private boolean isFinal = true;
  private final List<StreamSecond> streams = new ArrayList<>();
  private final List<HopSecond> hops = new ArrayList<>();

  private MadeUpSecond(long second) {
    this.second = second;
  }

  public static MadeUpSecond at(long second) {
    return new MadeUpSecond(second);
  }

  public MadeUpSecond live() {
    isFinal = false;
    return this;
  }

  /** A received stream. */
  public MadeUpSecond in(String participant, String peer, long expected, long lost) {
    return in(participant, peer, "downlink", expected, lost);
  }

  public MadeUpSecond in(
      String participant, @Nullable String peer, String leg, long expected, long lost) {
    return stream(
        new StreamSecond(
            new StreamName(participant, false, 1L),
            leg,
            peer,
            expected,
            lost,
            null,
            null,
            null,
            null,
            null));
  }

  /** A sent stream as the SFU counts it. */
  public MadeUpSecond out(String participant, long expected, long lost) {
    return out(participant, 2, expected, lost);
  }

  public MadeUpSecond out(String participant, long ssrc, long expected, long lost) {
    return stream(
        new StreamSecond(
            new StreamName(participant, true, ssrc),
            "uplink",
            "sfu",
            expected,
            lost,
            null,
            null,
            null,
            null,
            null));
  }

  public MadeUpSecond jitter(String participant, String peer, double millis) {
    return stream(
        new StreamSecond(
            new StreamName(participant, false, 1L),
            "downlink",
            peer,
            50L,
            0L,
            null,
            null,
            millis,
            40.0,
            null));
  }

  public MadeUpSecond concealed(String participant, String peer, long expected, long samples) {
    return stream(
        new StreamSecond(
            new StreamName(participant, false, 1L),
            "downlink",
            peer,
            expected,
            0L,
            samples,
            48_000L,
            null,
            null,
            null));
  }

  public MadeUpSecond stream(StreamSecond stream) {
    streams.add(stream);
    return this;
  }

  /** A hop between speaker and SFU, every delay the same. */
  public MadeUpSecond uplink(String clock, int count, double millis, @Nullable Double bound) {
    return hop(new HopName("uplink", "speaker", "sfu"), clock, count, millis, bound);
  }

  public MadeUpSecond hop(
      HopName name, String clock, int count, double millis, @Nullable Double bound) {
    hops.add(
        new HopSecond(
            name,
            clock,
            count,
            millis,
            millis,
            bound,
            Collections.nCopies(count, (int) Math.round(millis * 1000)),
            List.of(),
            null));
    return this;
  }

  /** A hop of which samples one way tell no more than the excess. */
  public MadeUpSecond unknownHop(HopName name, int count, double excessMillis) {
    hops.add(
        new HopSecond(
            name, "estimated", count, null, null, null, List.of(), List.of(), excessMillis));
    return this;
  }

  public CallSecond made() {
    return new CallSecond(second, isFinal, List.copyOf(streams), List.copyOf(hops));
  }
}
