/** The replay command: recorded calls in, a report out. */
@NullMarked
package io.earshot.console.replay;

import org.jspecify.annotations.NullMarked;
