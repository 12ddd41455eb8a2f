package io.earshot.console.page;

/**
 * The rows of the list that a client sees.
 *
 * @param filter blank = every call
 * @param offset rows before, from 0
 * @param limit rows at most, 1 to {@value #MAX_ROWS}
 */
public record ListWindow(CallFilter filter, int offset, int limit) {

  public static final int MAX_ROWS = 200;

  public ListWindow {
    if (!(offset >= 0)) {
      throw new IllegalArgumentException("offset=" + offset + " is negative; use 0 or more");
    }
    if (!(limit >= 1 && limit <= MAX_ROWS)) {
      throw new IllegalArgumentException("limit=" + limit + " is not in 1.." + MAX_ROWS);
    }
  }
}
