package io.earshot.console.doctor.host;

import io.earshot.console.doctor.check.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether the system says that its clock follows a time server. */
public final class TimeSync {

  private static final String NAME = "time-sync";
  private static final int PATIENCE_SECONDS = 2;

  /** systemd's word, whichever daemon sets the clock. */
  private static final List<String> QUESTION =
      List.of("timedatectl", "show", "--property=NTPSynchronized", "--value");

  private TimeSync() {}

  public static Check check() throws InterruptedException {
    return judge(answer(QUESTION));
  }

  /**
   * Judges the system's word.
   *
   * @param answer yes, no, or anything else for no answer
   */
  static Check judge(String answer) {
    String expected = "a clock that follows a time server";
    return switch (answer.strip()) {
      case "yes" -> Check.ok(NAME, "the system follows a time server");
      case "no" ->
          Check.warn(NAME, "the system follows no time server", expected, "start chrony or ntpd");
      default ->
          Check.warn(NAME, "the system does not say", expected, "ask, e.g., chronyc tracking");
    };
  }

  private static String answer(List<String> question) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(question).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
