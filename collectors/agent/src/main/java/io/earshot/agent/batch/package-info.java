/** What goes over the wire together. */
@NullMarked
package io.earshot.agent.batch;

import org.jspecify.annotations.NullMarked;
