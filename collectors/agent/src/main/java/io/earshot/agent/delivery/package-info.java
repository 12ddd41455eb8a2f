/** Which batch is sent when, until somebody answers. */
@NullMarked
package io.earshot.agent.delivery;

import org.jspecify.annotations.NullMarked;
