/** The ingest edge on a real broker. */
@NullMarked
package io.earshot.bench.edge;

import org.jspecify.annotations.NullMarked;
