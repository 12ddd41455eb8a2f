/** Replay through the engine alone. */
@NullMarked
package io.earshot.console.replay.avro;

import org.jspecify.annotations.NullMarked;
