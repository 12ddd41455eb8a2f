/** Reads measurements off the wire into what rules see. */
@NullMarked
package io.earshot.alerts.avro;

import org.jspecify.annotations.NullMarked;
