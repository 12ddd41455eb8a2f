package io.earshot.console.topics.gap;

/**
 * Something that differs from the plan and is left as it is: changing it would lose records, tear
 * sessions apart or stop writers.
 *
 * @param name topic
 * @param remedy what a person can do
 */
public record Difference(
    String name, String setting, String found, String expected, String remedy) {

  /** Value, expected, remedy. */
  public String line() {
    return "%s: found %s %s, expected %s; %s".formatted(name, setting, found, expected, remedy);
  }
}
