package io.earshot.streams.session.input;

import org.jspecify.annotations.Nullable;

/**
 * Counters of one stream or connection, exactly as one end read them.
 *
 * @param type object they were read from
 * @param participant whose leg it is
 * @param connection peer connection or SFU handle; null where there is only one
 * @param ssrc RTP SSRC, or {@link MarkColumn#NO_SSRC}
 * @param kind audio or video; null if unknown
 * @param mime codec; null if unknown
 * @param payloadType RTP payload type; -1 if unknown
 * @param clockRateHertz RTP clock rate; -1 if unknown
 * @param atNanos when it was read, the batch's clock
 * @param statsNanos the object's own time (for remote reports the arrival of the RTCP packet), the
 *     batch's clock; {@link #NO_TIME} if not given
 * @param ntpNanos NTP time of the newest sender report, Unix epoch; {@link #NO_TIME} if none
 * @param ntpParticipant whose clock stamped {@code ntpNanos}; null if unknown
 * @param values one value per {@link Stat} ordinal; NaN where the object has no such field
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per report would be waste
public record Reading(
    ReadingType type,
    String participant,
    @Nullable String connection,
    long ssrc,
    @Nullable String kind,
    @Nullable String mime,
    int payloadType,
    int clockRateHertz,
    long atNanos,
    long statsNanos,
    long ntpNanos,
    @Nullable String ntpParticipant,
    double[] values) {

  public static final long NO_TIME = Long.MIN_VALUE;

  /** Value of one field; NaN where the object has none. */
  public double value(Stat stat) {
    return values[stat.ordinal()];
  }

  public boolean has(Stat stat) {
    return !Double.isNaN(values[stat.ordinal()]);
  }
}
