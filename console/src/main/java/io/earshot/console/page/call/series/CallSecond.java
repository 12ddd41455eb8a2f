package io.earshot.console.page.call.series;

import java.util.List;

/**
 * What was measured of one call in one second.
 *
 * @param second Unix epoch, event time
 * @param isFinal the last word on this second; else provisional
 */
public record CallSecond(
    long second, boolean isFinal, List<StreamSecond> streams, List<HopSecond> hops) {}
