/** A real LiveKit call on this machine: server, relay, browsers, worker, and a network to ruin. */
@NullMarked
package io.earshot.bench.livekit;

import org.jspecify.annotations.NullMarked;
