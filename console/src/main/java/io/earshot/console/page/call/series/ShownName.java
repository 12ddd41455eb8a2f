package io.earshot.console.page.call.series;

/**
 * A name as a sentence may carry it: one line, of bearable length. Whoever joins a call chooses its
 * name, so it may hold anything.
 */
public final class ShownName {

  private static final int MAX_CHARS = 48;

  private ShownName() {}

  /** The name without control and direction characters, its end cut off when it is long. */
  public static String of(String name) {
    StringBuilder shown = new StringBuilder(Math.min(name.length(), MAX_CHARS + 1));
    name.codePoints()
        .limit(4L * MAX_CHARS)
        .filter(ShownName::isHarmless)
        .limit(MAX_CHARS + 1L)
        .forEach(shown::appendCodePoint);
    if (shown.codePointCount(0, shown.length()) > MAX_CHARS) {
      shown.setLength(shown.offsetByCodePoints(0, MAX_CHARS - 1));
      shown.append('…');
    }
    return shown.isEmpty() ? "(no name)" : shown.toString();
  }

  private static boolean isHarmless(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
