@NullMarked
package io.earshot.agent.kafka;

import org.jspecify.annotations.NullMarked;
