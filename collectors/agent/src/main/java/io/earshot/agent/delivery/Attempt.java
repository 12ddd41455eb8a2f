package io.earshot.agent.delivery;

import io.earshot.agent.transport.Batch;

/**
 * One batch, handed to the transport once more.
 *
 * @param number how many times this batch was handed over, from 1
 */
record Attempt(Batch batch, int number) {}
