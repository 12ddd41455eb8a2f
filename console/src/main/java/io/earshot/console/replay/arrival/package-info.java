/** Recorded batches as they arrive: order, shuffle, ticks across gaps, pace. */
@NullMarked
package io.earshot.console.replay.arrival;

import org.jspecify.annotations.NullMarked;
