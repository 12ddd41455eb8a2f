/**
 * The translated chain, from a speaker's microphone to a listener's ear. A worker that sees sound
 * and not frames breaks the join of frames in two: before and behind it the chain is composed of
 * what frames of the same second took, the worker's own buffer, and its stages.
 */
@NullMarked
package io.earshot.streams.session.chain;

import org.jspecify.annotations.NullMarked;
