/** Where topics, state and server of the live page come together. */
@NullMarked
package io.earshot.console.page.host;

import org.jspecify.annotations.NullMarked;
