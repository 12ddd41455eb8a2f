package io.earshot.media.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Exchanges in order of arrival and the records that an independent implementation in Python, with
 * unbounded integers and maps, emitted after each: congestion, 5 % loss, reordering, duplicates and
 * three clock steps.
 */
final class GoldenFile {

  static final GoldenFile WHOLE = read();

  private final Map<String, Long> settings = new HashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<OffsetRecord> records = new ArrayList<>();

  /** How many records there are after each exchange. */
  private final List<Integer> recordsAfter = new ArrayList<>();

  List<Exchange> exchanges() {
    return exchanges;
  }

  List<OffsetRecord> records() {
    return records;
  }

  int recordsAfter(int exchange) {
    return recordsAfter.get(exchange);
  }

  EdgeConfig config() {
    return new EdgeConfig(
        new RatePrior(value("prior"), value("wander"), value("rmin")),
        value("res"),
        value("grace"),
        true,
        new PaneLayout(value("P"), (int) value("K"), (int) value("M2"), (int) value("K2")),
        new Patience(
            (int) value("LAG"), (int) value("AHEAD"), (int) value("MINN"), (int) value("MINT")));
  }

  private long value(String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  private static GoldenFile read() {
    GoldenFile file = new GoldenFile();
    try (InputStream in = GoldenFile.class.getResourceAsStream("offset-golden.csv")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(file::addLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private void addLine(String line) {
    if (line.startsWith("#cfg ")) {
      for (String setting : line.substring(5).split(" ", -1)) {
        String[] nameAndValue = setting.split("=", 2);
        settings.put(nameAndValue[0], Long.parseLong(nameAndValue[1]));
      }
      return;
    }
    String[] cells = line.split(",", -1);
    long[] v = new long[cells.length];
    for (int i = 1; i < cells.length; i++) {
      v[i] = Long.parseLong(cells[i]);
    }
    if (cells[0].equals("P")) {
      exchanges.add(new Exchange(v[1], v[2], v[3], v[4]));
      recordsAfter.add(records.size());
    } else {
      records.add(new OffsetRecord(v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], (int) v[9]));
      recordsAfter.set(recordsAfter.size() - 1, records.size());
    }
  }
}
