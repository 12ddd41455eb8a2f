/** Lab folders of calls over LiveKit with a worker, the server's packets tapped. */
@NullMarked
package io.earshot.collectors.recording.livekit;

import org.jspecify.annotations.NullMarked;
