/** The alert rules as a Kafka Streams topology. */
@NullMarked
package io.earshot.alerts.topology;

import org.jspecify.annotations.NullMarked;
