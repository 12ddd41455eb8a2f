/** What a person touches: the command, the live page, the embedded stack. */
@NullMarked
package io.earshot.console;

import org.jspecify.annotations.NullMarked;
