package io.earshot.console.topics.gap;

import org.jspecify.annotations.Nullable;

/**
 * Something that can be brought to the plan without loss.
 *
 * @param name topic or subject
 * @param setting {@code topic}, {@code schema}, {@code compatibility} or the name of a setting
 * @param found null = there is none
 */
public record Change(
    Act act, String name, String setting, @Nullable String found, String expected) {

  /** E.g. {@code set earshot.events retention.ms: 1000 -> 604800000}. */
  public String line(boolean done) {
    return (done ? act.past : "would " + act.infinitive)
        + " "
        + name
        + " "
        + setting
        + ": "
        + (found == null ? "none" : found)
        + " -> "
        + expected;
  }

  /** What is done about it. */
  public enum Act {
    CREATE("created", "create"),
    SET("set", "set"),
    REGISTER("registered", "register");

    private final String past;
    private final String infinitive;

    Act(String past, String infinitive) {
      this.past = past;
      this.infinitive = infinitive;
    }
  }
}
