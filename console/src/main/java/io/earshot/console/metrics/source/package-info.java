/** What the parts of this process count, under the names that Prometheus sees. No arithmetic. */
@NullMarked
package io.earshot.console.metrics.source;

import org.jspecify.annotations.NullMarked;
