/**
 * Two clocks, the path between them and what passes over it, with the truth known: twelve scenarios
 * from two hosts in one rack to a browser whose clock steps while its network is congested.
 */
@NullMarked
package io.earshot.lab.clock.simulation;

import org.jspecify.annotations.NullMarked;
