/** What rows say, gathered per agent and cut into the batches that a live agent would have sent. */
@NullMarked
package io.earshot.collectors.recording.batch;

import org.jspecify.annotations.NullMarked;
