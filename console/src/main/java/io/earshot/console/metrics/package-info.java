/**
 * What Earshot says of itself and of all calls to Prometheus: which metrics there are, and how many
 * series each may have. No call, person or address is ever a label.
 */
@NullMarked
package io.earshot.console.metrics;

import org.jspecify.annotations.NullMarked;
