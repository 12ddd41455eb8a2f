/** What the engine takes in: one agent's batch as plain arrays, free of any wire format. */
@NullMarked
package io.earshot.streams.session.input;

import org.jspecify.annotations.NullMarked;
