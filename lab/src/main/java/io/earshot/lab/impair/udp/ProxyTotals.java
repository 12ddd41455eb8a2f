package io.earshot.lab.impair.udp;

import io.earshot.media.percentile.Spread;
import java.util.List;

/**
 * Everything a proxy did since it started.
 *
 * @param profile the one in force now
 * @param clients addresses that sent anything
 * @param refused datagrams of addresses beyond the most that the proxy serves
 * @param directions from the listening side, and back
 * @param latenessMillis departures after the instant that was decided
 */
public record ProxyTotals(
    String profile,
    long seed,
    double durationMillis,
    int clients,
    long refused,
    List<DirectionTotals> directions,
    Spread latenessMillis) {}
