/** Ways to know the offset between two clocks: our estimator and what others do. */
@NullMarked
package io.earshot.lab.clock.method;

import org.jspecify.annotations.NullMarked;
