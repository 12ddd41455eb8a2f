/** Clocks of a recording that is told, or made, to have more than one. */
@NullMarked
package io.earshot.collectors.recording.clock;

import org.jspecify.annotations.NullMarked;
