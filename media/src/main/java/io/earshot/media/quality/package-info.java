/** The quality of one received stream, from whatever is known of it. */
@NullMarked
package io.earshot.media.quality;

import org.jspecify.annotations.NullMarked;
