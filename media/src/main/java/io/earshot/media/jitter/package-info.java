/** Interarrival jitter of one RTP stream (RFC 3550). */
@NullMarked
package io.earshot.media.jitter;

import org.jspecify.annotations.NullMarked;
