/**
 * What all our Kafka Streams clients decide alike: settings, which failures pass, whether a broker
 * still answers. Whoever uses it brings Kafka Streams along; agents do not.
 */
@NullMarked
package io.earshot.schemas.kafka.streams;

import org.jspecify.annotations.NullMarked;
