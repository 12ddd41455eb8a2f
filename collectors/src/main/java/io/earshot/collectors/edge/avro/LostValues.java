package io.earshot.collectors.edge.avro;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What one batch lost on its way into a record, by reason. */
final class LostValues {

  static final String UNKNOWN_FIELD = "unknown_field";
  static final String UNKNOWN_SYMBOL = "unknown_symbol";
  static final String OUT_OF_RANGE = "out_of_range";
  static final String TIME_OUT_OF_RANGE = "time_out_of_range";

  private final Map<String, Long> countByReason = new TreeMap<>();

  void add(String reason) {
    countByReason.merge(reason, 1L, Long::sum);
  }

  void add(String reason, long count) {
    countByReason.merge(reason, count, Long::sum);
  }

  Map<String, Long> counts() {
    return Collections.unmodifiableMap(countByReason);
  }
}
