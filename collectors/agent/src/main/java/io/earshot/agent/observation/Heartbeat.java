package io.earshot.agent.observation;

import org.jspecify.annotations.Nullable;

/**
 * How the agent itself fares.
 *
 * @param atNanos nanoseconds of the agent's clock
 * @param wallMicros microseconds since the Unix epoch at the same moment; a label, nothing is
 *     computed from it
 * @param acceptedObservations handed to the agent since its boot
 * @param ackedObservations known to have arrived since its boot
 * @param queuedObservations waiting or in flight
 * @param agentCpuNanos nanoseconds of CPU that the agent's own thread used since its boot; null =
 *     this JVM does not say
 * @param processCpuNanos nanoseconds of CPU that the process used since it started; null = unknown
 * @param heapUsedBytes bytes of heap in use in the whole process
 * @param residentBytes bytes of memory that the process occupies; null = unknown
 */
public record Heartbeat(
    long atNanos,
    long wallMicros,
    long acceptedObservations,
    long ackedObservations,
    long queuedObservations,
    @Nullable Long agentCpuNanos,
    @Nullable Long processCpuNanos,
    long heapUsedBytes,
    @Nullable Long residentBytes) {}
