/** Replay through a broker, on topics of its own. */
@NullMarked
package io.earshot.console.replay.kafka;

import org.jspecify.annotations.NullMarked;
