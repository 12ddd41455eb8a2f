/** The quality of one leg of a call, from what was measured on it. */
@NullMarked
package io.earshot.media.mos;

import org.jspecify.annotations.NullMarked;
