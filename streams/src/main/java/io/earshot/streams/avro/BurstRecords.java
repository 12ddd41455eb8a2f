package io.earshot.streams.avro;

import io.earshot.media.burst.BurstGap;
import io.earshot.media.burst.BurstGapCounts;
import io.earshot.media.burst.PacketBurstCounts;
import io.earshot.media.burst.XrTransitions;
import io.earshot.schema.LossBursts;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Bursts and gaps as their record. */
final class BurstRecords {

  private BurstRecords() {}

  /**
   * Null where no one saw packets.
   *
   * @param packetMillis sound in one packet; null = unknown, and so are all times
   */
  static @Nullable LossBursts of(
      @Nullable PacketBurstCounts counts, @Nullable Double packetMillis) {
    if (counts == null) {
      return null;
    }
    BurstGapCounts exact = counts.exact();
    XrTransitions xr = counts.xr();
    return new LossBursts(
        BurstGap.RECOMMENDED_GMIN,
        exact.bursts(),
        exact.burstLostPackets(),
        exact.gapLostPackets(),
        value(exact.burstDensity()),
        value(exact.gapDensity()),
        millis(exact.meanBurstPackets(), packetMillis),
        millis(exact.meanGapPackets(), packetMillis),
        value(xr.lossRate()),
        value(xr.burstDensity()),
        value(xr.gapDensity()),
        packetMillis == null ? null : value(xr.burstMillis(packetMillis)),
        packetMillis == null ? null : value(xr.gapMillis(packetMillis)));
  }

  private static @Nullable Double millis(OptionalDouble packets, @Nullable Double packetMillis) {
    return packetMillis == null || packets.isEmpty()
        ? null
        : Double.valueOf(packets.getAsDouble() * packetMillis);
  }

  private static @Nullable Double value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static @Nullable Integer value(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
