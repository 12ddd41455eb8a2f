@NullMarked
package io.earshot.agent.queue;

import org.jspecify.annotations.NullMarked;
