package io.earshot.console.alerts.text;

/** Text without anything that a terminal takes for a command. */
public final class TerminalText {

  private static final String FIRST_OF_HEX = "\\u%04x";

  private TerminalText() {}

  /** The text without control and direction characters; line feeds stay. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .filter(each -> each == '\n' || !isHarmful(each))
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /** The same document, with such characters as JSON escapes them: it means the same. */
  public static String ofJson(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            each -> {
              if (each == '\n' || !isHarmful(each)) {
                safe.appendCodePoint(each);
              } else {
                for (char half : Character.toChars(each)) {
                  safe.append(String.format(FIRST_OF_HEX, (int) half));
                }
              }
            });
    return safe.toString();
  }

  private static boolean isHarmful(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
