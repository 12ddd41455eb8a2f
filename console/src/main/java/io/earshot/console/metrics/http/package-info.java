/** Metrics as Prometheus reads them: text formats over HTTP. */
@NullMarked
package io.earshot.console.metrics.http;

import org.jspecify.annotations.NullMarked;
