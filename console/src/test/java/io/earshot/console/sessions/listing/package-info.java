@NullMarked
package io.earshot.console.sessions.listing;

import org.jspecify.annotations.NullMarked;
