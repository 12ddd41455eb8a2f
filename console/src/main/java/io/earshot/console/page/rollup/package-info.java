/** Calls put together, as the newest windows tell: what the rollup documents are made of. */
@NullMarked
package io.earshot.console.page.rollup;

import org.jspecify.annotations.NullMarked;
