package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.HopName;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.page.call.series.StreamSeries;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who suffers, and where.
 *
 * @param title in full, e.g. {@code listener's downlink from speaker}
 * @param place without the other end, e.g. {@code listener's downlink}
 * @param leg of a stream; null for a hop
 * @param hop name of a hop; null for a stream
 * @param stream id of a stream; null for a hop
 */
public record Subject(
    String title,
    String place,
    @Nullable String leg,
    @Nullable String hop,
    String participant,
    @Nullable String stream) {

  private static final Map<String, String> LEG_WORDS =
      Map.of(
          "uplink", "uplink",
          "downlink", "downlink",
          "sfu_worker", "leg from the SFU",
          "worker_sfu", "leg to the SFU",
          "p2p", "direct path");

  /** The stream's own leg and no other. */
  static Subject leg(StreamSeries of) {
    return stream(of, ShownName.of(of.name().participant()) + "'s " + legWords(of));
  }

  /** All that a stream went through before it reached this end. */
  static Subject path(StreamSeries of, String verb) {
    return of.name().isOutbound()
        ? leg(of)
        : stream(of, "what " + ShownName.of(of.name().participant()) + " " + verb);
  }

  private static String legWords(StreamSeries of) {
    return LEG_WORDS.getOrDefault(of.leg(), "stream");
  }

  private static Subject stream(StreamSeries of, String place) {
    String peer = of.peer();
    String title =
        peer == null || of.name().isOutbound() ? place : place + " from " + ShownName.of(peer);
    return new Subject(title, place, of.leg(), null, of.name().participant(), of.name().id());
  }

  static Subject hop(HopName of) {
    String words = of.hop().replace('_', ' ');
    String span =
        of.from().equals(of.to())
            ? ShownName.of(of.from())
            : ShownName.of(of.from()) + " → " + ShownName.of(of.to());
    String place = words.equals(span) ? words : words + " " + span;
    return new Subject(
        place, place, null, of.hop(), of.from().equals("sfu") ? of.to() : of.from(), null);
  }
}
