package io.earshot.console.mos;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.earshot.console.command.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a CSV file: the columns {@code model} and {@code inputs(json)}, wherever they are. */
final class InputRows {

  private static final String MODEL = "model";
  private static final String INPUTS = "inputs(json)";

  private static final int MAX_SHOWN_CHARS = 200;

  /** A row with a lost or stray quote is a row that cannot be computed, not the end of all. */
  private static final CsvReader.CsvReaderBuilder CSV =
      CsvReader.builder()
          .detectBomHeader(true)
          .allowExtraFields(true)
          .allowMissingFields(true)
          .allowExtraCharsAfterClosingQuote(true);

  private InputRows() {}

  /**
   * One row.
   *
   * @param line of the file on which it begins; the header is on line 1
   */
  record Row(long line, String model, String inputsJson) {}

  /** Hands on the rows in order. */
  static void read(String name, InputStream in, Consumer<Row> rows) throws IOException {
    try (CsvReader<CsvRecord> records = CSV.ofCsvRecord(in)) {
      Iterator<CsvRecord> each = records.iterator();
      List<String> header = each.hasNext() ? each.next().getFields() : List.of();
      int model = header.indexOf(MODEL);
      int inputs = header.indexOf(INPUTS);
      if (model < 0 || inputs < 0) {
        throw CommandFailure.failed(
            name
                + ": line 1: found columns "
                + shown(header)
                + ", expected "
                + MODEL
                + " and "
                + INPUTS,
            null);
      }
      while (each.hasNext()) {
        CsvRecord row = each.next();
        rows.accept(new Row(row.getStartingLineNumber(), field(row, model), field(row, inputs)));
      }
    }
  }

  private static String shown(List<String> header) {
    String text = header.toString();
    return text.length() <= MAX_SHOWN_CHARS
        ? text
        : text.substring(0, MAX_SHOWN_CHARS) + "... (" + header.size() + " columns)";
  }

  private static String field(CsvRecord row, int index) {
    return index < row.getFieldCount() ? row.getField(index) : "";
  }
}
