package io.earshot.streams.session.result;

import java.util.List;

/**
 * Everything measured of one session in one window {@code [second, second + windowSeconds)}.
 *
 * @param isFinal independent of arrival order inside the grace; false is LIVE
 * @param second first second of the window, Unix epoch, event time
 * @param lateObservations observations too late for their window since the last measurement
 * @param iceRttMillis each new STUN round trip
 */
public record WindowMeasurement(
    boolean isFinal,
    String session,
    long second,
    int windowSeconds,
    long lateObservations,
    List<StreamWindow> streams,
    List<HopWindow> hops,
    List<Double> iceRttMillis) {}
