package io.earshot.collectors.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.clock.Shift;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shift moves what its clock stamped, wherever that stands, and nothing else. */
class ShiftedCallTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long OFFSET_NANOS = -7_200_000_000_123L;

  @TempDir Path folder;

  static List<Arguments> namesAndWhatTheyStamp() {
    return List.of(
        Arguments.of(
            "livekit",
            "sue",
            Set.of(
                "sue: sentNanos",
                "sue: marks.baseNanos",
                "sue: probes.requestSentNanos",
                "sue: probes.responseReceivedNanos",
                "leo: remoteStamps.stampedNanos",
                "wim: reports.ntpNanos")),
        Arguments.of(
            "livekit",
            "leo",
            Set.of(
                "leo: sentNanos",
                "leo: marks.baseNanos",
                "leo: lifecycle.atNanos",
                "leo: remoteStamps.receivedNanos")),
        Arguments.of(
            "livekit",
            "wim",
            Set.of(
                "wim: sentNanos",
                "wim: lifecycle.atNanos",
                "wim: stages.atNanos",
                "wim: reports.atNanos",
                "wim: reports.statsNanos",
                "wim: probes.requestSentNanos",
                "wim: probes.responseReceivedNanos")),
        Arguments.of(
            "livekit",
            "sfu",
            Set.of(
                "sfu: sentNanos",
                "sfu: marks.baseNanos",
                "sfu: lifecycle.atNanos",
                "sfu: probes.requestSentNanos",
                "sfu: probes.responseReceivedNanos")),
        Arguments.of("livekit", "turn", Set.of("turn: sentNanos", "turn: lifecycle.atNanos")),
        Arguments.of(
            "janus",
            "ben",
            Set.of(
                "ben: sentNanos",
                "ben: marks.baseNanos",
                "ben: reports.atNanos",
                "ben: reports.statsNanos")),
        Arguments.of(
            "janus",
            "sfu",
            Set.of(
                "sfu: sentNanos",
                "sfu: lifecycle.atNanos",
                "sfu: reports.atNanos",
                "ben: reports.ntpNanos")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("namesAndWhatTheyStamp")
  void movesWhatItsClockStampedAndNothingElse(String server, String name, Set<String> stamped)
      throws UnreadableRecording, IOException {
    Path call = server.equals("janus") ? TinyCall.janus(folder) : TinyCall.livekit(folder);
    Recording still = Recordings.open(call, "auto");

    Recording moved = Recordings.open(call, "auto", shifted(name, new Shift(OFFSET_NANOS, 0)));

    Set<String> differing = new TreeSet<>();
    assertThat(moved.batches()).hasSameSizeAs(still.batches());
    for (int i = 0; i < still.batches().size(); i++) {
      EventBatch before = still.batches().get(i).batch();
      EventBatch after = moved.batches().get(i).batch();
      boolean own = before.getParticipant().equals(name);
      assertThat(after.getClock())
          .isEqualTo(own ? new ClockId(name, "realtime", 0) : before.getClock());
      compare(before.getParticipant() + ": ", tree(before), tree(after), differing);
    }
    assertThat(differing).containsExactlyInAnyOrderElementsOf(stamped);
  }

  @Test
  void movesNoReceipt() throws UnreadableRecording {
    TinyCall.livekit(folder);

    assertThat(Recordings.open(folder, "auto", shifted("sue", new Shift(OFFSET_NANOS, 500_000))))
        .extracting(Recording::batches)
        .satisfies(
            batches ->
                assertThat(batches)
                    .extracting(ImportedBatch::receiptMillis)
                    .isEqualTo(
                        Recordings.open(folder, "auto").batches().stream()
                            .map(ImportedBatch::receiptMillis)
                            .toList()));
  }

  /** 500 ppm over 100 s are 50 ms, counted from the first record. */
  @Test
  void aRateMovesLaterTimesFurther() throws UnreadableRecording {
    TinyCall.janus(folder);
    Lab.append(folder, "marks.csv", "ann,tx,1000000100100.250,9,,0a,5,,,,111\n");

    Told told = new Told(Recordings.open(folder, "auto", shifted("ann", new Shift(0, 500_000))));

    assertThat(told.batches())
        .filteredOn(batch -> batch.getParticipant().equals("ann") && !batch.getMarks().isEmpty())
        .extracting(batch -> batch.getMarks().get(0))
        .extracting(MarkColumns::getBaseNanos, columns -> last(columns.getAtDeltaNanos()))
        .containsExactly(
            tuple(1_000_000_000_100_250_000L, 20_250_000 + 10_125),
            tuple(1_000_000_100_100_250_000L + 50_000_000, 0));
  }

  /** The capture is a time of the same clock: 10.25 ms by one that runs 500 ppm fast. */
  @Test
  void aRateMovesWhatWasCapturedBefore() throws UnreadableRecording {
    TinyCall.livekit(folder);

    Told told = new Told(Recordings.open(folder, "auto", shifted("sue", new Shift(0, 500_000))));

    assertThat(told.marks(MediaStage.SEND).get(0).getSinceCaptureNanos())
        .containsExactly(10_250_000 + 5_125);
  }

  /** From a batch's receipt to the time of its events nothing may be rounded away. */
  @Test
  void theSentTimeIsTheReceiptByTheShiftedClock() throws UnreadableRecording {
    TinyCall.livekit(folder);

    Recording moved = Recordings.open(folder, "auto", shifted("leo", new Shift(OFFSET_NANOS, 0)));

    assertThat(moved.batches())
        .filteredOn(imported -> imported.batch().getParticipant().equals("leo"))
        .isNotEmpty()
        .allSatisfy(
            imported ->
                assertThat(imported.batch().getSentNanos())
                    .isEqualTo(imported.receiptMillis() * 1_000_000 + OFFSET_NANOS));
  }

  private static Clocks shifted(String name, Shift shift) {
    return new Clocks(false, Map.of(name, shift));
  }

  private static int last(List<Integer> values) {
    return values.get(values.size() - 1);
  }

  private static JsonNode tree(EventBatch batch) throws IOException {
    return JSON.readTree(batch.toString());
  }

  private static void compare(String path, JsonNode before, JsonNode after, Set<String> differing) {
    if (before.isObject()) {
      Iterator<String> names = before.fieldNames();
      String prefix = path.endsWith(": ") ? path : path + ".";
      names.forEachRemaining(
          name -> {
            if (!name.equals("clock")) {
              compare(prefix + name, before.get(name), after.get(name), differing);
            }
          });
    } else if (before.isArray()) {
      assertThat(after.size()).as(path).isEqualTo(before.size());
      for (int i = 0; i < before.size(); i++) {
        compare(path, before.get(i), after.get(i), differing);
      }
    } else if (!before.equals(after)) {
      assertThat(after.asLong() - before.asLong()).as(path).isEqualTo(OFFSET_NANOS);
      differing.add(path);
    }
  }
}
