/** One sentence per call: where it suffered, and the numbers that say so. */
@NullMarked
package io.earshot.media.finding;

import org.jspecify.annotations.NullMarked;
