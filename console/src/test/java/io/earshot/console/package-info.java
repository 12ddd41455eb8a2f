@NullMarked
package io.earshot.console;

import org.jspecify.annotations.NullMarked;
