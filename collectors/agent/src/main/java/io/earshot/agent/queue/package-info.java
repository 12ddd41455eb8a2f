/** Where observations wait: bounded, lock-free on the way in. */
@NullMarked
package io.earshot.agent.queue;

import org.jspecify.annotations.NullMarked;
