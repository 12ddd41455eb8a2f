/** Measurements of all calls as metrics. */
@NullMarked
package io.earshot.console.metrics.avro;

import org.jspecify.annotations.NullMarked;
