@NullMarked
package io.earshot.agent.delivery;

import org.jspecify.annotations.NullMarked;
