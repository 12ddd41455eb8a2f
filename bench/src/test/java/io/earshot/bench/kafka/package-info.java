/** A real broker in a process of its own, and what tests write to it and read from it. */
@NullMarked
package io.earshot.bench.kafka;

import org.jspecify.annotations.NullMarked;
