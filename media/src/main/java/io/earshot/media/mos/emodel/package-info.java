/**
 * The E-model of ITU-T: from delay, loss and equipment to the transmission rating R, and from R to
 * MOS, in its narrowband (G.107), wideband (G.107.1) and fullband (G.107.2) form.
 *
 * <p>Functions are {@link java.lang.StrictMath}'s, so that a rating has the same bits on every
 * machine.
 */
@NullMarked
package io.earshot.media.mos.emodel;

import org.jspecify.annotations.NullMarked;
