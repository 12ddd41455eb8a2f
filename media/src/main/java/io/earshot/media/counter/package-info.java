/** Cumulative counters exactly as read: their growth, resets and wraps. */
@NullMarked
package io.earshot.media.counter;

import org.jspecify.annotations.NullMarked;
