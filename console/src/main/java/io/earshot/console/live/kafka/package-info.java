/** The live topics with an engine on them; events in, live numbers out. */
@NullMarked
package io.earshot.console.live.kafka;

import org.jspecify.annotations.NullMarked;
