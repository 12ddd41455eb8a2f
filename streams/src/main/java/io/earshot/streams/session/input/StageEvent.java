package io.earshot.streams.session.input;

/**
 * One stage of one utterance inside a worker.
 *
 * @param utterance utterance id, unique within the session
 * @param stage stage it reached
 * @param atNanos when, the batch's clock
 */
public record StageEvent(String utterance, Stage stage, long atNanos) {}
