/** The sessions of a running pipeline, and of a replay through a broker, from their topics. */
@NullMarked
package io.earshot.console.sessions;

import org.jspecify.annotations.NullMarked;
