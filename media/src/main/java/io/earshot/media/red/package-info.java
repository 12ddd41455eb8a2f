/**
 * Redundant audio, RFC 2198: which frames come back, and what loss is left for the listener; what
 * in-band FEC, lateness and concealment make of it.
 */
@NullMarked
package io.earshot.media.red;

import org.jspecify.annotations.NullMarked;
