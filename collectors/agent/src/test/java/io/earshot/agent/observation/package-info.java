@NullMarked
package io.earshot.agent.observation;

import org.jspecify.annotations.NullMarked;
