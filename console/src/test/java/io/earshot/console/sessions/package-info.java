@NullMarked
package io.earshot.console.sessions;

import org.jspecify.annotations.NullMarked;
