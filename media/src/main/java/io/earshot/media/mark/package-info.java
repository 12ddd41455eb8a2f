/** Which send a receipt belongs to, where only the payload survives the way. */
@NullMarked
package io.earshot.media.mark;

import org.jspecify.annotations.NullMarked;
