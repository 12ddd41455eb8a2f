package io.earshot.console.command;

/**
 * Keeps client libraries from writing to the terminal: a command says what went wrong in one line
 * itself. Must come before the first logger is made.
 */
public final class QuietLogs {

  private static final String LEVEL_OF = "org.slf4j.simpleLogger.log.";

  private QuietLogs() {}

  /** Does nothing where a level is set already or {@code EARSHOT_DEBUG} asks for everything. */
  public static void establish() {
    if (!OneLineErrors.isDebug()) {
      for (String library : new String[] {"org.apache.kafka", "org.apache.avro"}) {
        if (System.getProperty(LEVEL_OF + library) == null) {
          System.setProperty(LEVEL_OF + library, "off");
        }
      }
    }
  }
}
