/** Percentiles: one histogram type, and the spread that reports give of it. */
@NullMarked
package io.earshot.media.percentile;

import org.jspecify.annotations.NullMarked;
