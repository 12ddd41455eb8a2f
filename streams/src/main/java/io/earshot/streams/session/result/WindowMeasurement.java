package io.earshot.streams.session.result;

import java.util.List;
import java.util.Map;

/**
 * Everything measured of one session in one window {@code [second, second + windowSeconds)}.
 *
 * @param isFinal independent of arrival order inside the grace; false is LIVE
 * @param second first second of the window, Unix epoch, event time
 * @param lateObservations observations too late for their window since the last measurement
 * @param iceRttMillis each new STUN round trip
 * @param context what is known of the session as a whole, by names of labels, sorted
 * @param participants who takes part, and who was heard of
 */
public record WindowMeasurement(
    boolean isFinal,
    String session,
    long second,
    int windowSeconds,
    long lateObservations,
    List<StreamWindow> streams,
    List<HopWindow> hops,
    List<Double> iceRttMillis,
    Map<String, String> context,
    List<ParticipantWindow> participants) {}
