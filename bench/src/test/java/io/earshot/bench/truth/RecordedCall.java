package io.earshot.bench.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The recorded calls and their files, read here without any code of ours; what is in them is in the
 * {@code SOURCE.md} beside them.
 */
enum RecordedCall {
  VC_OPUS_CLEAN("chromium-janus/vc-opus-clean"),
  VC_RED_CLEAN("chromium-janus/vc-red-clean"),
  VC_OPUS_LOSS5("chromium-janus/vc-opus-loss5"),
  ROOM_OPUS_CLEAN("chromium-janus/room-opus-clean"),
  WORKER300_CLEAN("chromium-janus/worker300-clean"),
  LIVEKIT_RED_BURST("livekit-chromium/room-red-burst");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String folderName;

  RecordedCall(String folderName) {
    this.folderName = folderName;
  }

  /** Surefire starts in the module's folder; an editor may start in the root. */
  static Path root() {
    return Path.of(Files.exists(Path.of("mvnw")) ? "" : "..").toAbsolutePath().normalize();
  }

  Path folder() {
    return root().resolve("recordings").resolve(folderName);
  }

  boolean isJanus() {
    return this != LIVEKIT_RED_BURST;
  }

  boolean has(String file) {
    return Files.exists(folder().resolve(file));
  }

  /** Rows of {@code NAME.csv.gz}. */
  List<NamedCsvRecord> rows(String name) {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(text(folder().resolve(name + ".csv.gz")))) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Documents of {@code NAME.jsonl.gz}. */
  List<JsonNode> lines(String name) {
    List<JsonNode> documents = new ArrayList<>();
    text(folder().resolve(name + ".jsonl.gz")).lines().forEach(line -> documents.add(parsed(line)));
    return documents;
  }

  /** What the lab's own script computed from the forwarder's log; only the LiveKit call has it. */
  JsonNode reference() {
    return parsed(text(folder().resolve("reference.json")));
  }

  static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text of a file, gzipped or not. */
  static String text(Path file) {
    try {
      if (!file.toString().endsWith(".gz")) {
        return Files.readString(file);
      }
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
