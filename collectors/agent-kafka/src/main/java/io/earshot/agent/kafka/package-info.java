/** The way of an agent's batches straight to Kafka. */
@NullMarked
package io.earshot.agent.kafka;

import org.jspecify.annotations.NullMarked;
