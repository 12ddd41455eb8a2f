/** {@code lab}: experiments whose truth is known. */
@NullMarked
package io.earshot.console.lab;

import org.jspecify.annotations.NullMarked;
