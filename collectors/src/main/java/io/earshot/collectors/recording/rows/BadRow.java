package io.earshot.collectors.recording.rows;

import java.io.Serial;

/** A row that cannot be used. It is counted under its reason and reading goes on. */
public final class BadRow extends Exception {

  public static final String NOT_A_NUMBER = "not_a_number";
  public static final String NOT_FINITE = "not_finite";
  public static final String MISSING_FIELD = "missing_field";
  public static final String LINE_TOO_LONG = "line_too_long";
  public static final String NOT_JSON = "not_json";
  public static final String NOT_CSV = "not_csv";
  public static final String TIME_OUT_OF_RANGE = "time_out_of_range";

  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  public BadRow(String reason) {
    // Thrown once per damaged row of a large file: without a stack trace it costs nothing.
    super(reason, null, false, false);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
