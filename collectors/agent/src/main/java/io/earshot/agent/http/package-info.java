/** The way to the edge: a WebSocket, or one request a batch. */
@NullMarked
package io.earshot.agent.http;

import org.jspecify.annotations.NullMarked;
