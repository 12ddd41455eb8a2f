/** The browser agent as pages load it; its sources are resources of this package. */
@NullMarked
package io.earshot.collectors.browser;

import org.jspecify.annotations.NullMarked;
