/** Runs the alert rules as a Kafka Streams client: settings, rules files, readiness, shutdown. */
@NullMarked
package io.earshot.alerts.host;

import org.jspecify.annotations.NullMarked;
