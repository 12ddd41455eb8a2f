/**
 * Lost, duplicate and reordered packets of one RTP stream, and the runs in which they were lost.
 */
@NullMarked
package io.earshot.media.loss;

import org.jspecify.annotations.NullMarked;
