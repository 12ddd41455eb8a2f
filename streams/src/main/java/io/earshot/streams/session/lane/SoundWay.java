package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopName;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How long the sound itself is on its way between two participants: frames followed all the way
 * where there are any, else the legs to the SFU and from it. The lag of a translation is no part.
 */
final class SoundWay {

  private final SortedMap<HopName, DelayHistogram> delays;

  /**
   * @param delays of the same time; of several clocks of one hop the first one with a delay counts
   */
  SoundWay(SortedMap<HopName, DelayHistogram> delays) {
    this.delays = delays;
  }

  /** Median, milliseconds, at least 0; null while a part of the way is unknown. */
  @Nullable Double millis(@Nullable String from, String to) {
    if (from == null) {
      return null;
    }
    Double whole = median(Hop.MEDIA, from, to);
    if (whole != null) {
      return whole;
    }
    Double up = either(median(Hop.UPLINK, from, null), median(Hop.WORKER_SFU, from, null));
    Double down = either(median(Hop.DOWNLINK, null, to), median(Hop.SFU_WORKER, null, to));
    Double across = median(Hop.SFU, null, null);
    return up == null || down == null ? null : up + down + (across == null ? 0 : across);
  }

  private static @Nullable Double either(@Nullable Double one, @Nullable Double other) {
    return one == null ? other : one;
  }

  private @Nullable Double median(Hop hop, @Nullable String from, @Nullable String to) {
    for (Map.Entry<HopName, DelayHistogram> each : delays.entrySet()) {
      HopName name = each.getKey();
      if (name.hop() == hop
          && (from == null || name.from().equals(from))
          && (to == null || name.to().equals(to))
          && each.getValue().count() > 0) {
        return Math.max(0, each.getValue().percentileMillis(0.5).orElse(0));
      }
    }
    return null;
  }
}
