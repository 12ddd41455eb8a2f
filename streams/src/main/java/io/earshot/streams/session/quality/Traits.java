package io.earshot.streams.session.quality;

import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.red.RedDistances;
import org.jspecify.annotations.Nullable;

/**
 * What a received stream is, apart from how much of it came; null = unknown.
 *
 * @param mime of its packets, as signalled
 * @param clockRateHertz RTP clock rate; -1 if unknown
 * @param packetMillis sound in one packet, above 0
 * @param redundancy copies in its packets
 * @param bandwidth of the sound in them, as its first bytes show it
 */
public record Traits(
    @Nullable String mime,
    int clockRateHertz,
    @Nullable Double packetMillis,
    @Nullable RedDistances redundancy,
    @Nullable AudioBandwidth bandwidth) {

  public static final Traits UNKNOWN = new Traits(null, -1, null, null, null);

  private static final double USUAL_PACKET_MILLIS = 20;
  private static final int USUAL_CLOCK_RATE_HERTZ = 48_000;
  private static final double MILLIS_PER_SECOND = 1000;

  double packetMillisOrUsual() {
    return packetMillis == null ? USUAL_PACKET_MILLIS : packetMillis;
  }

  int samplesPerPacket() {
    int rateHertz = clockRateHertz > 0 ? clockRateHertz : USUAL_CLOCK_RATE_HERTZ;
    return (int) Math.max(1, Math.round(rateHertz * packetMillisOrUsual() / MILLIS_PER_SECOND));
  }

  /** Of one stream at both ends of an SFU, which does not code sound anew. */
  public Traits orOf(Traits feed) {
    return new Traits(
        mime == null ? feed.mime : mime,
        clockRateHertz > 0 ? clockRateHertz : feed.clockRateHertz,
        packetMillis == null ? feed.packetMillis : packetMillis,
        redundancy,
        bandwidth == null ? feed.bandwidth : bandwidth);
  }
}
