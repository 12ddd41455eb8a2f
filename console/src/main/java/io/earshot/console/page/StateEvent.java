package io.earshot.console.page;

/**
 * One message to a browser.
 *
 * @param name {@code list}, {@code call}, {@code seconds}, {@code health}, {@code alerts}, {@code
 *     alert} or {@code firing}
 * @param json one line, without a line feed
 */
public record StateEvent(String name, String json) {}
