/** Stages of utterances as workers measure them, on the worker's wall clock. */
@NullMarked
package io.earshot.collectors.edge.stage;

import org.jspecify.annotations.NullMarked;
