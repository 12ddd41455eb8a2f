/** The {@code mos} command: formulas of voice quality, one row of inputs per line. */
@NullMarked
package io.earshot.console.mos;

import org.jspecify.annotations.NullMarked;
