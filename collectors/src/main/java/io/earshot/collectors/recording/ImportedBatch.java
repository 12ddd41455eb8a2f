package io.earshot.collectors.recording;

import io.earshot.schema.EventBatch;

/** A batch and when the edge would have received it, Unix epoch milliseconds. */
public record ImportedBatch(long receiptMillis, EventBatch batch) {}
