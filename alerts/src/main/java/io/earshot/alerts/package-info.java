/** What tells people and programs that a call suffers. */
@NullMarked
package io.earshot.alerts;

import org.jspecify.annotations.NullMarked;
