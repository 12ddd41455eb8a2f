/**
 * What the report says of the recorded calls against what others saw of them: the network
 * forwarder's packet log, tones that were played and heard, the browsers' own last counters.
 */
@NullMarked
package io.earshot.bench.truth;

import org.jspecify.annotations.NullMarked;
