/**
 * All clocks of a session together: what the intervals of some pairs say about every pair.
 *
 * <p>Each interval is two difference constraints, {@code clock(j) - clock(i) ≤ hi} and {@code
 * clock(i) - clock(j) ≤ -lo}; shortest paths over them are the tightest bounds that follow (Attiya,
 * Herzberg, Rajsbaum, <i>Optimal Clock Synchronization under Different Delay Assumptions</i>,
 * 1996).
 *
 * <p>Example: the server S sees browser A at 4.000 ± 0.015 s, the worker W sees it at 4.010 ± 0.015
 * s, and S sees W at 0 ± 0.0002 s. Then A is within [3.985, 4.015] and, by way of W, within
 * [3.9948, 4.0252]: 4.0049 ± 0.0101 s. A cycle that adds up to less than nothing means that a clock
 * has stepped: the widest of its intervals is set aside and named.
 */
@NullMarked
package io.earshot.media.clock.graph;

import org.jspecify.annotations.NullMarked;
