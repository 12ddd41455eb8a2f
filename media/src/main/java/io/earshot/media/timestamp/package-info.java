/** RTP timestamps: the rate of the clock behind them. */
@NullMarked
package io.earshot.media.timestamp;

import org.jspecify.annotations.NullMarked;
