/** A real broker and a real registry as child processes of this one: what {@code up} starts. */
@NullMarked
package io.earshot.console.stack;

import org.jspecify.annotations.NullMarked;
