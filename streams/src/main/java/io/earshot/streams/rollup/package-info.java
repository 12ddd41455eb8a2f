/**
 * Calls together: windows of rooms, hops, SFUs, regions, language pairs and the fleet, merged of
 * histograms and counters and never averaged. Plain Java; Kafka is in {@code topology}.
 */
@NullMarked
package io.earshot.streams.rollup;

import org.jspecify.annotations.NullMarked;
