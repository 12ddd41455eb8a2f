package io.earshot.bench.truth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Encoded frames of {@code marks.csv}, joined sender to receiver by payload hash and length: the
 * newest send not later than the receipt and within two seconds of it.
 *
 * @param millisByPair {@code sender->receiver} to the delays of the frames that joined
 */
record MarkLog(Map<String, Samples> millisByPair) {

  private static final double MAX_DELAY_MILLIS = 2_000;

  /** A probe for bandwidth, not audio. */
  private static final String EMPTY = "0";

  private record Send(String who, double atMillis) {}

  static MarkLog of(RecordedCall call) {
    List<NamedCsvRecord> rows =
        call.rows("marks").stream()
            .filter(row -> !row.getField("payload_len").equals(EMPTY))
            .toList();
    Map<String, List<Send>> sends = new HashMap<>();
    for (NamedCsvRecord row : rows) {
      if (row.getField("side").equals("tx")) {
        sends
            .computeIfAbsent(payload(row), unused -> new ArrayList<>())
            .add(new Send(row.getField("who"), millis(row)));
      }
    }
    Map<String, List<Double>> delays = new TreeMap<>();
    for (NamedCsvRecord row : rows) {
      if (row.getField("side").equals("rx")) {
        join(row, sends.getOrDefault(payload(row), List.of()), delays);
      }
    }
    Map<String, Samples> byPair = new TreeMap<>();
    delays.forEach((pair, millis) -> byPair.put(pair, Samples.of(millis)));
    return new MarkLog(byPair);
  }

  private static void join(
      NamedCsvRecord receipt, List<Send> sends, Map<String, List<Double>> delays) {
    String who = receipt.getField("who");
    double atMillis = millis(receipt);
    Send newest = null;
    for (Send send : sends) {
      if (!send.who.equals(who)
          && send.atMillis <= atMillis
          && atMillis - send.atMillis < MAX_DELAY_MILLIS
          && (newest == null || send.atMillis > newest.atMillis)) {
        newest = send;
      }
    }
    if (newest != null) {
      delays
          .computeIfAbsent(newest.who + "->" + who, unused -> new ArrayList<>())
          .add(atMillis - newest.atMillis);
    }
  }

  private static String payload(NamedCsvRecord row) {
    return row.getField("payload_fnv1a") + ":" + row.getField("payload_len");
  }

  static double millis(NamedCsvRecord row) {
    return Double.parseDouble(row.getField("t_ms"));
  }
}
