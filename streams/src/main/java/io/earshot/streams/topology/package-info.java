/** The session engine as a Kafka Streams topology. */
@NullMarked
package io.earshot.streams.topology;

import org.jspecify.annotations.NullMarked;
