package io.earshot.collectors.recording;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the input.
 *
 * @param records rows applied or rejected; ignored ones are not among them
 * @param bytes size of the files that were opened, as they lie on the disk
 * @param rejected reason to rows that could not be used
 * @param ignored rows that are sound but say nothing about media, e.g. STUN keep-alives
 * @param truncated a file ended in the middle of its compressed stream
 */
public record ImportAccounting(
    long records,
    long bytes,
    Map<String, Long> rejected,
    long ignored,
    boolean truncated,
    List<String> warnings) {

  public ImportAccounting {
    rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
    warnings = List.copyOf(warnings);
  }
}
