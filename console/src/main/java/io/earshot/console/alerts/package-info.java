/** {@code alerts}: what fires, what changed, and why. */
@NullMarked
package io.earshot.console.alerts;

import org.jspecify.annotations.NullMarked;
