/** One pass over a session's events in order: LIVE soon, FINAL when the grace is over. */
@NullMarked
package io.earshot.streams.session.lane;

import org.jspecify.annotations.NullMarked;
