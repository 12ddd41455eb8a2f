@NullMarked
package io.earshot.collectors.recording;

import org.jspecify.annotations.NullMarked;
