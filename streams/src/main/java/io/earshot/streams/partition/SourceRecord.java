package io.earshot.streams.partition;

import org.jspecify.annotations.Nullable;

/**
 * One record of an event topic, with the place it was read from.
 *
 * @param topic topic, or what stands for it in a file
 * @param partition partition it was read from
 * @param offset offset in the partition
 * @param key record key; null if it has none
 * @param value record value; null if it has none
 * @param timestampMillis receipt at the edge, Unix epoch
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
public record SourceRecord(
    String topic,
    int partition,
    long offset,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long timestampMillis) {}
