/** What runs inside the child processes: the broker's and the registry's own small mains. */
@NullMarked
package io.earshot.console.stack.child;

import org.jspecify.annotations.NullMarked;
