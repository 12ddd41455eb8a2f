/** How fast the engine is, against the least that could be done with the same records. */
@NullMarked
package io.earshot.bench.speed;

import org.jspecify.annotations.NullMarked;
