/** What commands ask of a Kafka cluster. */
@NullMarked
package io.earshot.console.cluster.kafka;

import org.jspecify.annotations.NullMarked;
