/** The ingest edge as {@code up} runs it. */
@NullMarked
package io.earshot.console.edge;

import org.jspecify.annotations.NullMarked;
