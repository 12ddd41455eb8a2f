@NullMarked
package io.earshot.console.rules;

import org.jspecify.annotations.NullMarked;
