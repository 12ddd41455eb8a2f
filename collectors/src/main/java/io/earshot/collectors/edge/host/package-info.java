/** Starts and stops the edge; reads its files. */
@NullMarked
package io.earshot.collectors.edge.host;

import org.jspecify.annotations.NullMarked;
