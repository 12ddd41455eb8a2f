package io.earshot.streams.avro;

import io.earshot.schema.ConnectionQuality;
import io.earshot.schema.LinkQuality;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An SFU's own words on a connection as their records. */
final class IndicatorRecords {

  private IndicatorRecords() {}

  static @Nullable ConnectionQuality of(
      io.earshot.streams.session.result.@Nullable ConnectionQuality quality) {
    return quality == null
        ? null
        : new ConnectionQuality(
            quality.last(), quality.worst(), new TreeMap<>(quality.heldSeconds()));
  }

  static @Nullable LinkQuality of(io.earshot.streams.session.result.@Nullable LinkQuality quality) {
    return quality == null
        ? null
        : new LinkQuality(
            quality.count(),
            quality.minPercent(),
            quality.meanPercent(),
            quality.maxPercent(),
            quality.lastPercent(),
            quality.refused());
  }
}
