/** Bursts and gaps of RFC 3611: where loss was dense, where it was sparse, and how long for. */
@NullMarked
package io.earshot.media.burst;

import org.jspecify.annotations.NullMarked;
