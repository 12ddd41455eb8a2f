/** The way of a batch through the edge: allowed, limited, read, given a session, stored. */
@NullMarked
package io.earshot.collectors.edge.intake;

import org.jspecify.annotations.NullMarked;
