package io.earshot.collectors.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The six recorded calls, and copies of them that must read the same. */
class RecordedCallsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path copies;

  static List<Path> recorded() {
    return Lab.allRecorded();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void keepTheShapeOfLiveBatches(Path folder) throws UnreadableRecording {
    Recording recording = Recordings.open(folder, "auto");

    assertThat(recording.accounting().rejected()).isEmpty();
    assertThat(recording.accounting().truncated()).isFalse();
    assertThat(recording.accounting().records())
        .isEqualTo(observations(recording))
        .isGreaterThan(8_000);
    Map<String, Long> next = new HashMap<>();
    long previousMillis = 0;
    for (ImportedBatch imported : recording.batches()) {
      EventBatch batch = imported.batch();
      assertThat(imported.receiptMillis()).isGreaterThanOrEqualTo(previousMillis);
      previousMillis = imported.receiptMillis();
      assertThat(batch.getSentNanos()).isEqualTo(imported.receiptMillis() * 1_000_000);
      long expected = next.getOrDefault(batch.getAgent(), 0L);
      assertThat(batch.getSequence()).as(batch.getAgent()).isEqualTo(expected);
      next.put(batch.getAgent(), batch.getSequence() + 1);
      assertThat(batch.getMarks().stream().mapToInt(MarkColumns::getCount).sum())
          .isLessThanOrEqualTo(1024);
    }
  }

  /** Nobody has the forwarder's log of a real call: nothing may depend on it. */
  @ParameterizedTest
  @MethodSource("recorded")
  void readTheSameWithoutTheTruth(Path folder) throws UnreadableRecording, IOException {
    List<ImportedBatch> expected = Recordings.open(folder, "auto").batches();
    Path copy = Lab.copy(folder, copies.resolve("no-truth"), text -> text);
    for (String truth : List.of("net.csv", "beeps.jsonl", "reference.json")) {
      Files.deleteIfExists(copy.resolve(truth));
    }
    Lab.write(copy, "net.csv", "poison");
    poisonMeta(copy.resolve("meta.json"));

    assertThat(Recordings.open(copy, "auto").batches()).isEqualTo(expected);
  }

  /** No name and no SSRC of a recording may stand in the code. */
  @ParameterizedTest
  @MethodSource("recorded")
  void readTheSameUnderOtherNames(Path folder) throws UnreadableRecording {
    Recording original = Recordings.open(folder, "auto");
    Renaming renaming = Renaming.of(original);
    Path copy = Lab.copy(folder, copies.resolve("renamed"), renaming::apply);

    assertThat(rendered(Recordings.open(copy, "auto"), text -> text))
        .isEqualTo(rendered(original, renaming::apply));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void keepWhatIsReadableOfATruncatedFile(Path folder) throws UnreadableRecording, IOException {
    Path copy = Lab.copy(folder, copies.resolve("cut"), text -> text);
    byte[] marks = Lab.gzip(Lab.text(folder.resolve("marks.csv.gz")));
    Files.delete(copy.resolve("marks.csv"));
    Files.write(copy.resolve("marks.csv.gz"), Arrays.copyOf(marks, marks.length / 2));
    Recording whole = Recordings.open(folder, "auto");

    Recording cut = Recordings.open(copy, "auto");

    assertThat(cut.accounting().truncated()).isTrue();
    assertThat(cut.accounting().warnings()).singleElement().asString().contains("marks.csv.gz");
    assertThat(observations(cut)).isBetween(observations(whole) / 3, observations(whole) - 1);
  }

  /** What was done to the network is in there, too. */
  private static void poisonMeta(Path meta) throws IOException {
    ObjectNode document = (ObjectNode) JSON.readTree(Files.readString(meta));
    List<String> truth =
        document.properties().stream()
            .map(Map.Entry::getKey)
            .filter(key -> key.matches("config|emulator_summary|seed|impairment_.*"))
            .toList();
    assertThat(truth).hasSizeGreaterThan(1);
    truth.forEach(key -> document.put(key, "poison"));
    Files.writeString(meta, document.toString());
  }

  private static long observations(Recording recording) {
    return recording.batches().stream()
        .mapToLong(imported -> imported.batch().getObservations())
        .sum();
  }

  /** A line per batch, sorted: agents of one millisecond are in the order of their names. */
  private static List<String> rendered(Recording recording, UnaryOperator<String> rename) {
    return recording.batches().stream()
        .map(imported -> rename.apply(imported.receiptMillis() + " " + imported.batch()))
        .sorted()
        .toList();
  }

  /** Other names and other SSRCs of the same length. */
  private record Renaming(Map<String, String> words, Pattern anyWord) {

    static Renaming of(Recording recording) {
      Map<String, String> words = new TreeMap<>();
      for (ImportedBatch imported : recording.batches()) {
        EventBatch batch = imported.batch();
        if (!List.of("sfu", "turn").contains(batch.getParticipant())) {
          words.put(batch.getParticipant(), "zz" + batch.getParticipant());
        }
        batch.getMarks().stream()
            .filter(columns -> columns.getSsrc() != null)
            .forEach(columns -> rename(words, columns.getSsrc()));
        batch.getReports().stream()
            .filter(report -> report.getSsrc() != null)
            .forEach(report -> rename(words, report.getSsrc()));
      }
      // The agent beside a worker is called so by its role, whatever the worker is called.
      words.remove("worker");
      return new Renaming(
          words, Pattern.compile("(?<![\\w-])(" + String.join("|", words.keySet()) + ")(?!\\w)"));
    }

    private static void rename(Map<String, String> words, long ssrc) {
      words.put(String.valueOf(ssrc), String.valueOf(ssrc ^ 0x5a5a5a));
    }

    String apply(String text) {
      Matcher matcher = anyWord.matcher(text);
      return matcher.replaceAll(found -> words.get(found.group(1)));
    }
  }
}
