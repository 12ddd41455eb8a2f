/**
 * The clock lab: how far off one-way delays are, by our estimator and by what others do, in calls
 * whose truth is known.
 */
@NullMarked
package io.earshot.lab.clock;

import org.jspecify.annotations.NullMarked;
