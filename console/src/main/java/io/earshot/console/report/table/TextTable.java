package io.earshot.console.report.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under a heading, each column as wide as its widest cell; the first {@code leftColumns} are
 * aligned left, the others right. Every character counts as one cell.
 */
final class TextTable {

  private static final String GAP = "  ";
  private static final int MAX_CELL = 34;

  private final int leftColumns;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(int leftColumns, String... heading) {
    this.leftColumns = leftColumns;
    row(heading);
  }

  void row(String... cells) {
    rows.add(List.of(cells).stream().map(TextTable::shortened).toList());
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines without trailing blanks; the heading is the first. */
  List<String> lines() {
    int[] widths = widths();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(widths[i] - cell.length());
      line.append(i == 0 ? "" : GAP).append(i < leftColumns ? cell + blanks : blanks + cell);
    }
    return line.toString().stripTrailing();
  }

  private static String shortened(String cell) {
    return cell.length() <= MAX_CELL ? cell : cell.substring(0, MAX_CELL - 1) + "…";
  }
}
