/** Kafka serializers under Confluent's property names. */
@NullMarked
package io.earshot.schemas.kafka;

import org.jspecify.annotations.NullMarked;
