/** What the agent asks of whatever carries its batches. */
@NullMarked
package io.earshot.agent.transport;

import org.jspecify.annotations.NullMarked;
