/** Starts the real thing: child processes, signals, kill -9. */
@NullMarked
package io.earshot.console.stack;

import org.jspecify.annotations.NullMarked;
