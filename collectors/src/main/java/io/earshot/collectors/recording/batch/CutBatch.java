package io.earshot.collectors.recording.batch;

import io.earshot.schema.EventBatch;

/** A batch and the millisecond after its last row, when an edge would have had it. */
public record CutBatch(long receiptMillis, EventBatch batch) {}
