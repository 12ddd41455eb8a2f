/** The edge's ends in Kafka: events, and facts that wait for their session. */
@NullMarked
package io.earshot.collectors.edge.kafka;

import org.jspecify.annotations.NullMarked;
