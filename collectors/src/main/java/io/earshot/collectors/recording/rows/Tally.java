package io.earshot.collectors.recording.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what became of the rows of one recording while it is read. */
public final class Tally {

  /** A damaged file must not answer with a megabyte of warnings. */
  private static final int MAX_WARNINGS = 20;

  private final SortedMap<String, Long> rejected = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private long ignored;
  private long bytes;
  private boolean truncated;

  public void reject(String reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  public void ignore() {
    ignored++;
  }

  public void opened(long fileBytes) {
    bytes += fileBytes;
  }

  public void truncate(String warning) {
    truncated = true;
    warn(warning);
  }

  public void warn(String warning) {
    if (warnings.size() < MAX_WARNINGS) {
      warnings.add(warning);
    }
  }

  public SortedMap<String, Long> rejected() {
    return Collections.unmodifiableSortedMap(rejected);
  }

  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  public long ignored() {
    return ignored;
  }

  public long bytes() {
    return bytes;
  }

  public boolean truncated() {
    return truncated;
  }

  public List<String> warnings() {
    return Collections.unmodifiableList(warnings);
  }
}
