/** How time passes, and when a clock has become another one. */
@NullMarked
package io.earshot.agent.clock;

import org.jspecify.annotations.NullMarked;
