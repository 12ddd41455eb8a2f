/**
 * The clocks of one session: what probes, sender reports and media say about their offsets, and
 * what follows from all of it together.
 */
@NullMarked
package io.earshot.streams.session.clock;

import org.jspecify.annotations.NullMarked;
