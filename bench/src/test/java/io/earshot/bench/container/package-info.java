/** A broker in a container that is frozen, killed and started again under a running engine. */
@NullMarked
package io.earshot.bench.container;

import org.jspecify.annotations.NullMarked;
