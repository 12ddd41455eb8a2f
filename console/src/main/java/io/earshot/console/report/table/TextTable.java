package io.earshot.console.report.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under a heading, each column as wide as its widest cell; the first {@code leftColumns} are
 * aligned left, the others right. Every character counts as one cell.
 */
public final class TextTable {

  private static final String GAP = "  ";
  private static final int MAX_CELL = 34;

  private final int maxCell;
  private final int leftColumns;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(int leftColumns, String... heading) {
    this(MAX_CELL, leftColumns, List.of(heading));
  }

  private TextTable(int maxCell, int leftColumns, List<String> heading) {
    this.maxCell = maxCell;
    this.leftColumns = leftColumns;
    rows.add(heading);
  }

  /** A table whose cells may be wider than a report's 34. */
  public static TextTable withCells(int maxCell, int leftColumns, String... heading) {
    return new TextTable(maxCell, leftColumns, List.of(heading));
  }

  public void row(String... cells) {
    rows.add(List.of(cells).stream().map(this::shortened).toList());
  }

  /** Nothing but its heading. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines without trailing blanks; the heading is the first. */
  public List<String> lines() {
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

  private String shortened(String cell) {
    return cell.length() <= maxCell ? cell : cell.substring(0, maxCell - 1) + "…";
  }
}
