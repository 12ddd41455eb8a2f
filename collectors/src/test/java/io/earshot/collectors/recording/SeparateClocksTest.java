package io.earshot.collectors.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.clock.Shift;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded calls read as if every participant and server had a clock of its own. */
class SeparateClocksTest {

  private static final Clocks SEPARATE = new Clocks(true, Map.of());

  @TempDir Path copies;

  static List<Path> recorded() {
    return Lab.allRecorded();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everyoneHasOneAndTheRowsStayAsTheyAre(Path folder) throws UnreadableRecording {
    Recording same = Recordings.open(folder, "auto");

    Recording separate = Recordings.open(folder, "auto", SEPARATE);

    assertThat(separate.batches())
        .allSatisfy(
            imported ->
                assertThat(imported.batch().getClock())
                    .isEqualTo(new ClockId(imported.batch().getParticipant(), "realtime", 0)));
    assertThat(separate.accounting()).isEqualTo(same.accounting());
    assertThat(marksOf(separate)).isEqualTo(marksOf(same));
  }

  /** What arrives was received later than it was sent, by the receipt times that batches give. */
  @ParameterizedTest
  @MethodSource("recorded")
  void nothingIsReceivedBeforeItWasSent(Path folder) throws UnreadableRecording {
    Recording recording = Recordings.open(folder, "auto", SEPARATE);

    Map<String, Long> smallest = smallestDifferences(recording);

    assertThat(smallest).isNotEmpty().allSatisfy((way, nanos) -> assertThat(nanos).isPositive());
    assertThat(smallest).containsValue(1_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "livekit-chromium/room-red-burst, speaker, 33333.25",
    "livekit-chromium/room-red-burst, listener, -259200.5",
    "livekit-chromium/room-red-burst, worker, 86400.75",
    "chromium-janus/worker300-clean, alice, -33333.25",
    "chromium-janus/worker300-clean, bob, 7200.125"
  })
  void aClockThatIsHoursOffArrivesInTheSameOrder(String name, String who, BigDecimal seconds)
      throws UnreadableRecording {
    Path folder = Lab.recorded(name);
    Path rewritten =
        Lab.copy(folder, copies.resolve("rewritten"), new Rewriting(who, seconds)::apply);

    Recording recording = Recordings.open(rewritten, "auto", SEPARATE);

    assertThat(recording.accounting().rejected()).isEmpty();
    assertThat(receipts(recording)).isEqualTo(receipts(Recordings.open(folder, "auto", SEPARATE)));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void aShiftMovesNoReceipt(Path folder) throws UnreadableRecording {
    Shift shift = new Shift(-7_200_000_000_000L, -500_000);
    Clocks shifted =
        new Clocks(true, Map.of("alice", shift, "speaker", shift, "worker", shift, "sfu", shift));

    assertThat(receipts(Recordings.open(folder, "auto", shifted)))
        .isEqualTo(receipts(Recordings.open(folder, "auto", SEPARATE)));
  }

  /**
   * A payload that was sent again later, and whose first copy nobody marked at its receiver:
   * joined, it would have arrived 20 s before it was sent.
   */
  @Test
  void repeatedPayloadsAreNotJoined() throws UnreadableRecording {
    TinyCall.janus(copies);
    Map<String, Long> expected = receipts(Recordings.open(copies, "auto", SEPARATE));
    String sent = "ann,tx,1000000000%s,%s,,5c,9,,,,111%n";
    Lab.append(copies, "marks.csv", sent.formatted("130", "11") + sent.formatted("150", "12"));
    Lab.append(copies, "marks.csv", "ben,rx,1000000000145,8,2,5c,9,,,,111\n");

    assertThat(receipts(Recordings.open(copies, "auto", SEPARATE))).isEqualTo(expected);
  }

  private static Map<String, Long> receipts(Recording recording) {
    Map<String, Long> receipts = new TreeMap<>();
    for (ImportedBatch imported : recording.batches()) {
      EventBatch batch = imported.batch();
      receipts.put(batch.getAgent() + " " + batch.getSequence(), imported.receiptMillis());
    }
    return receipts;
  }

  private static Map<String, Long> marksOf(Recording recording) {
    Map<String, Long> marks = new TreeMap<>();
    for (ImportedBatch imported : recording.batches()) {
      for (MarkColumns columns : imported.batch().getMarks()) {
        String key = imported.batch().getAgent() + " " + columns.getStage();
        marks.merge(key, (long) columns.getCount(), Long::sum);
      }
    }
    return marks;
  }

  /** In receipt time; only of units that one side sent once and the other received once. */
  private static Map<String, Long> smallestDifferences(Recording recording) {
    Map<Object, Passing> left = new HashMap<>();
    Map<List<Object>, Passing> arrived = new HashMap<>();
    for (ImportedBatch imported : recording.batches()) {
      String who = imported.batch().getParticipant();
      long toReceiptNanos = imported.receiptMillis() * 1_000_000 - imported.batch().getSentNanos();
      for (MarkColumns columns : imported.batch().getMarks()) {
        boolean leaves = Set.of(MediaStage.SEND, MediaStage.SFU_OUT).contains(columns.getStage());
        long atNanos = columns.getBaseNanos() + toReceiptNanos;
        int rtpTimestamp = 0;
        for (int i = 0; i < columns.getAtDeltaNanos().size(); i++) {
          atNanos += columns.getAtDeltaNanos().get(i);
          rtpTimestamp += columns.getRtpTimestampDelta().get(i);
          Passing passing = new Passing(who, atNanos);
          for (Object unit : units(who, columns, i, rtpTimestamp)) {
            if (leaves) {
              left.merge(unit, passing, (a, b) -> Passing.REPEATED);
            } else {
              arrived.merge(List.of(who, unit), passing, (a, b) -> Passing.REPEATED);
            }
          }
        }
      }
    }
    Map<String, Long> smallest = new TreeMap<>();
    arrived.forEach(
        (key, to) -> {
          Passing from = left.getOrDefault(key.get(1), Passing.REPEATED);
          if (from != Passing.REPEATED && to != Passing.REPEATED && !from.who().equals(to.who())) {
            String way = from.who() + ">" + to.who();
            smallest.merge(way, to.atNanos() - from.atNanos(), Math::min);
          }
        });
    return smallest;
  }

  /** Payload, and header on the leg of one client. */
  private static List<Object> units(String who, MarkColumns columns, int i, int rtpTimestamp) {
    List<Object> units = new ArrayList<>();
    if (!columns.getPayloadHash().isEmpty() && columns.getPayloadBytes().get(i) > 0) {
      units.add(List.of(columns.getPayloadHash().get(i), columns.getPayloadBytes().get(i)));
    }
    String client = columns.getParticipant() == null ? who : columns.getParticipant();
    boolean up = Set.of(MediaStage.SEND, MediaStage.SFU_IN).contains(columns.getStage());
    if (columns.getSsrc() != null && columns.getStage() != MediaStage.PLAYOUT) {
      units.add(List.of(client, up, columns.getSsrc(), rtpTimestamp));
    }
    return units;
  }

  private record Passing(String who, long atNanos) {

    static final Passing REPEATED = new Passing("", 0);
  }

  /** A folder in which one participant's clock was wrong. */
  private record Rewriting(String who, BigDecimal seconds) {

    private static final Pattern JSON_TIME =
        Pattern.compile("\"(t_ms|origin_ms|timestamp)\":([0-9.]+)");

    String apply(String file) {
      UnaryOperator<String> line =
          file.startsWith("who,") ? this::applyToTable : this::applyToObject;
      return file.lines()
          .map(line)
          .reduce(new StringBuilder(), Rewriting::append, (a, b) -> a)
          .toString();
    }

    private static StringBuilder append(StringBuilder text, String line) {
      return text.append(line).append('\n');
    }

    private String applyToTable(String line) {
      String[] fields = line.split(",", 4);
      return fields[0].equals(who)
          ? String.join(",", fields[0], fields[1], moved(fields[2]), fields[3])
          : line;
    }

    private String applyToObject(String line) {
      boolean own = line.contains("\"who\":\"" + who + "\"");
      return own
          ? JSON_TIME
              .matcher(line)
              .replaceAll(time -> "\"" + time.group(1) + "\":" + moved(time.group(2)))
          : line;
    }

    private String moved(String millis) {
      return new BigDecimal(millis).add(seconds.movePointRight(3)).toPlainString();
    }
  }
}
