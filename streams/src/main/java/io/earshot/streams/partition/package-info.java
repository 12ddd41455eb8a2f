/**
 * One partition of the event topic run through the session engine, without Kafka: the same for
 * Kafka Streams, its test driver, a plain consumer and a file.
 */
@NullMarked
package io.earshot.streams.partition;

import org.jspecify.annotations.NullMarked;
