/** {@code lab impair}: a bad network between two sockets, with a log of what it did. */
@NullMarked
package io.earshot.console.lab.impair;

import org.jspecify.annotations.NullMarked;
