@NullMarked
package io.earshot.collectors.recording.clock;

import org.jspecify.annotations.NullMarked;
