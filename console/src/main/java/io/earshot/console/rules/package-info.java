/** Rules files on the command line: checked, and tested against scenarios. */
@NullMarked
package io.earshot.console.rules;

import org.jspecify.annotations.NullMarked;
