/** Who suffers: rules over columns, and the stretches of time in which they did not hold. */
@NullMarked
package io.earshot.console.page.call.episode;

import org.jspecify.annotations.NullMarked;
