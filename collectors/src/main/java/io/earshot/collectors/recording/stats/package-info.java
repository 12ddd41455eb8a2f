/** Statistics objects in the names of W3C webrtc-stats, as reports. */
@NullMarked
package io.earshot.collectors.recording.stats;

import org.jspecify.annotations.NullMarked;
