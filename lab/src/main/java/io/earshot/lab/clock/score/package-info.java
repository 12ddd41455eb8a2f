/** How far off a method was, and whether it knew. */
@NullMarked
package io.earshot.lab.clock.score;

import org.jspecify.annotations.NullMarked;
