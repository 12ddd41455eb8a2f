/** A call second by second: what came, and columns that keep its last fifteen minutes. */
@NullMarked
package io.earshot.console.page.call.series;

import org.jspecify.annotations.NullMarked;
