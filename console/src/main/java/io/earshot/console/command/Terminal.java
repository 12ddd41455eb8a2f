package io.earshot.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person looks at a stream. */
public final class Terminal {

  private static final String DESCRIPTORS = "/proc/self/fd/";
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  private Terminal() {}

  public static boolean isStdout() {
    return isTerminal(STDOUT);
  }

  public static boolean isStderr() {
    return isTerminal(STDERR);
  }

  /** Whether another program reads stdout; unknown counts as yes. */
  static boolean isStdoutPipe() {
    try {
      String target = Files.readSymbolicLink(Path.of(DESCRIPTORS + STDOUT)).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException e) {
      return true;
    }
  }

  /** Colors only for a person who did not refuse them (https://no-color.org). */
  public static boolean wantsColor() {
    String refusal = System.getenv("NO_COLOR");
    return isStdout() && (refusal == null || refusal.isEmpty());
  }

  /**
   * {@code System.console()} also asks about stdin, and from Java 22 on says nothing at all: look
   * at the descriptor where the system shows it.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of(DESCRIPTORS + descriptor);
    if (!Files.isSymbolicLink(link)) {
      return System.console() != null;
    }
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
