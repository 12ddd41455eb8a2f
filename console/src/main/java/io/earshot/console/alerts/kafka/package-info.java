/** Reads the topics of alerts, and the measurements behind one of them; writes nothing. */
@NullMarked
package io.earshot.console.alerts.kafka;

import org.jspecify.annotations.NullMarked;
