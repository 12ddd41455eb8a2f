/** The ingest edge: takes what agents without Kafka report, over HTTP and WebSocket. */
@NullMarked
package io.earshot.collectors.edge;

import org.jspecify.annotations.NullMarked;
