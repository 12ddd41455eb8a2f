package io.earshot.console.page.rollup;

/**
 * One window of calls put together.
 *
 * @param scope room, hop and so on
 * @param second first second, Unix epoch
 * @param json the whole of it as a document on one line
 */
public record RollupWindow(
    String scope, String name, long second, int windowSeconds, String json) {}
