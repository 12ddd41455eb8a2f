/** Sessions as one line each. */
@NullMarked
package io.earshot.console.sessions.listing;

import org.jspecify.annotations.NullMarked;
