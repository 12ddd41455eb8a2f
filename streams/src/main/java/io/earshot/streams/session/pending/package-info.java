/** Batches that wait for their seconds to be closed, and the order of what is in them. */
@NullMarked
package io.earshot.streams.session.pending;

import org.jspecify.annotations.NullMarked;
