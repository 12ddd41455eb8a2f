/** Reads session topics to their end; writes nothing. */
@NullMarked
package io.earshot.console.sessions.kafka;

import org.jspecify.annotations.NullMarked;
