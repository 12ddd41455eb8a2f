package io.earshot.console.report;

import java.util.List;
import java.util.Map;

/**
 * What was read.
 *
 * @param paths base names, as given on the command line
 * @param format {@code mixed} for several
 * @param records input rows applied or rejected
 * @param bytes size of the files as they lie on the disk
 * @param rejected reason to rows, sorted by reason
 * @param truncated an input ended too early
 */
public record ReportSource(
    List<String> paths,
    String format,
    long records,
    long bytes,
    Map<String, Long> rejected,
    boolean truncated) {

  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
