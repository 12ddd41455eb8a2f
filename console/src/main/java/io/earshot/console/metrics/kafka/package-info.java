/** State that lies in topics as metrics. */
@NullMarked
package io.earshot.console.metrics.kafka;

import org.jspecify.annotations.NullMarked;
