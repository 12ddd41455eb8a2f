/** Kills engines in mid-stream and compares what they left with what is true. */
@NullMarked
package io.earshot.bench.crash;

import org.jspecify.annotations.NullMarked;
