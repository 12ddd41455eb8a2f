/** Lab folders of calls over Janus, VideoCall or VideoRoom. */
@NullMarked
package io.earshot.collectors.recording.janus;

import org.jspecify.annotations.NullMarked;
