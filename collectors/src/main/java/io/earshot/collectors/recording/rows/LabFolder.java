package io.earshot.collectors.recording.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of recorded files, each plain or gzipped. Only files that are asked for are opened. */
public final class LabFolder {

  /** NaN is no JSON, but counters have been seen with it: the field is lost, not the row. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final CsvReader.CsvReaderBuilder CSV =
      CsvReader.builder().allowExtraFields(true).allowMissingFields(true);

  /** Parsed JSON is some ten times as large as its text and stays in memory. */
  private static final long MAX_JSON_CHARACTERS = 96L << 20;

  private final Path folder;
  private final Tally tally;

  public LabFolder(Path folder, Tally tally) {
    this.folder = folder;
    this.tally = tally;
  }

  public Tally tally() {
    return tally;
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  /** Every line of a file that is one JSON object; none if there is no such file. */
  public List<JsonRow> json(String name) {
    List<JsonRow> rows = new ArrayList<>();
    long[] characters = {0};
    lines(
        name,
        line -> {
          characters[0] += line.length();
          if (characters[0] > MAX_JSON_CHARACTERS) {
            throw new BadRow(BadRow.LINE_TOO_LONG);
          }
          rows.add(new JsonRow(object(line)));
        });
    return rows;
  }

  /** The lines of a file; blank ones are skipped uncounted. */
  public void lines(String name, RowSink<String> sink) {
    Path file = find(name);
    if (file != null) {
      tally.opened(sizeBytes(file));
      lines(name, file, sink);
    }
  }

  private void lines(String name, Path file, RowSink<String> sink) {
    try (BoundedLines lines = open(file)) {
      String line = lines.next();
      while (line != null) {
        if (!line.isBlank()) {
          offer(line, sink);
        }
        line = lines.next();
      }
    } catch (IOException e) {
      tally.truncate(name + ": found an unreadable file, expected lines");
    }
  }

  /** The rows of a table; none if there is no such file or nothing in it. */
  public void csv(String name, List<String> columns, RowSink<CsvRow> sink) throws UnreadableInput {
    Path file = find(name);
    if (file == null) {
      return;
    }
    tally.opened(sizeBytes(file));
    try (BoundedLines lines = open(file)) {
      String header = lines.next();
      if (header == null) {
        return;
      }
      Map<String, Integer> index = index(header);
      for (String column : columns) {
        if (!index.containsKey(column)) {
          throw new UnreadableInput(name, "line 1", header, "a column " + column);
        }
      }
      String line = lines.next();
      while (line != null) {
        if (!line.isBlank()) {
          offer(line, text -> sink.accept(new CsvRow(index, fields(text))));
        }
        line = lines.next();
      }
    } catch (IOException e) {
      tally.truncate(name + ": found an unreadable file, expected a table");
    }
  }

  /**
   * A file that is one JSON document as a whole; an empty object if it is none. It describes the
   * recording and is no part of it: its bytes do not count.
   */
  public JsonRow document(String name) {
    StringBuilder text = new StringBuilder();
    Path file = find(name);
    if (file != null) {
      lines(name, file, line -> text.append(line).append('\n'));
    }
    try {
      return new JsonRow(object(text.toString()));
    } catch (BadRow e) {
      tally.warn(name + ": line 1: found no JSON object, expected one");
      return new JsonRow(JSON.createObjectNode());
    }
  }

  /** Hands rows to a sink and counts those that it refuses. */
  public <T> void offerAll(List<T> rows, RowSink<T> sink) {
    for (T row : rows) {
      offer(row, sink);
    }
  }

  private <T> void offer(T row, RowSink<T> sink) {
    try {
      sink.accept(row);
    } catch (BadRow e) {
      tally.reject(e.reason());
    }
  }

  private @Nullable Path find(String name) {
    for (String candidate : List.of(name, name + ".gz")) {
      Path file = folder.resolve(candidate);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private BoundedLines open(Path file) throws IOException {
    return BoundedLines.of(Files.newInputStream(file), String.valueOf(file.getFileName()), tally);
  }

  private static long sizeBytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // Reading it says what is wrong.
    }
  }

  private static JsonNode object(String line) throws BadRow {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // Counted below: where in the line it broke helps nobody who has a million lines.
    } catch (NumberFormatException e) {
      // An exponent that no decimal can have is valid JSON all the same.
      throw new BadRow(BadRow.NOT_FINITE);
    }
    throw new BadRow(BadRow.NOT_JSON);
  }

  private static Map<String, Integer> index(String header) {
    Map<String, Integer> index = new LinkedHashMap<>();
    try {
      List<String> names = fields(header);
      for (int i = 0; i < names.size(); i++) {
        index.putIfAbsent(names.get(i).strip(), i);
      }
    } catch (BadRow e) {
      index.clear();
    }
    return index;
  }

  private static List<String> fields(String line) throws BadRow {
    try {
      return CSV.ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException e) {
      throw new BadRow(BadRow.NOT_CSV);
    }
  }
}
