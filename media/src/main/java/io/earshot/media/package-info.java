/** The science of voice quality, without a clock, a thread or a byte of I/O. */
@NullMarked
package io.earshot.media;

import org.jspecify.annotations.NullMarked;
