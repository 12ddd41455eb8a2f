package io.earshot.collectors.edge.avro;

import io.earshot.schema.EventBatch;
import java.util.Map;

/**
 * A batch as it may be written.
 *
 * @param batch without clear names
 * @param lost fields, values and rows that did not come along, by reason
 */
public record ReadBatch(EventBatch batch, Map<String, Long> lost) {}
