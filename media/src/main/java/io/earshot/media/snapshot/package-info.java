/** Exact bytes of the state of an estimator, so that a restored one continues bit for bit. */
@NullMarked
package io.earshot.media.snapshot;

import org.jspecify.annotations.NullMarked;
