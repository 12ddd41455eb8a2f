/** {@code lab clock}: how far off one-way delays are, by our estimator and by others. */
@NullMarked
package io.earshot.console.lab.clock;

import org.jspecify.annotations.NullMarked;
