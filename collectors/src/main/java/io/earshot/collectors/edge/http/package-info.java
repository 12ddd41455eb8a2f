/** HTTP and WebSocket of the edge on Jetty. */
@NullMarked
package io.earshot.collectors.edge.http;

import org.jspecify.annotations.NullMarked;
