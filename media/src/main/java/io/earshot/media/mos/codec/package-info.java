/**
 * What each codec costs on the E-model's axes, by bitrate and audio bandwidth, and how well that is
 * founded.
 */
@NullMarked
package io.earshot.media.mos.codec;

import org.jspecify.annotations.NullMarked;
