/** Runs the session engine as a Kafka Streams client: settings, readiness, failure, shutdown. */
@NullMarked
package io.earshot.streams.host;

import org.jspecify.annotations.NullMarked;
