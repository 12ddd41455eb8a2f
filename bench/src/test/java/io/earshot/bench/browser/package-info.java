/** The browser agent in a real browser, with real calls, beside an edge that can fail. */
@NullMarked
package io.earshot.bench.browser;

import org.jspecify.annotations.NullMarked;
