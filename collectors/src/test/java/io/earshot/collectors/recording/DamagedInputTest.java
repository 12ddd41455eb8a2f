package io.earshot.collectors.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.clock.Shift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the input: a recording or a reason, never a crash. */
class DamagedInputTest {

  private static final String STATS = "getstats.jsonl";
  private static final String MARKS = "marks.csv";

  @TempDir Path folder;

  @Test
  void anUnknownFolderIsRefused() {
    assertThatThrownBy(() -> Recordings.open(folder, "auto"))
        .isInstanceOf(UnreadableRecording.class)
        .hasMessageMatching(".+: files: found an unknown set of files, expected meta.json .+");
  }

  @Test
  void aMissingPathIsRefused() {
    assertThatThrownBy(() -> Recordings.open(folder.resolve("none"), "auto"))
        .hasMessage("none: path: found nothing, expected a lab folder");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThatThrownBy(() -> Recordings.open(folder, "mp3"))
        .hasMessageContaining("found mp3, expected auto or chromium-janus or livekit");
  }

  @Test
  void withoutMarksAndStatisticsNothingIsLeft() throws IOException {
    TinyCall.janus(folder);
    Files.delete(folder.resolve(MARKS));
    Files.delete(folder.resolve(STATS));

    assertThatThrownBy(() -> Recordings.open(folder, "auto"))
        .hasMessageContaining("expected marks.csv or getstats.jsonl");
  }

  @Test
  void aMissingColumnIsNamed() {
    TinyCall.janus(folder);
    Lab.write(folder, MARKS, "who,side,t_ms\nann,tx,1\n");

    assertThatThrownBy(() -> Recordings.open(folder, "auto"))
        .hasMessageEndingWith("/marks.csv: line 1: found who,side,t_ms, expected a column rtp_ts");
  }

  @Test
  void badRowsAreCountedByReason() throws UnreadableRecording {
    TinyCall.janus(folder);
    String header = "who,side,t_ms,rtp_ts,seq,payload_fnv1a,payload_len\n";
    String sound = "ann,tx,1000000000100,1,,0a,5\n";
    Lab.write(
        folder,
        MARKS,
        "\ufeff"
            + header.replace("\n", "\r\n")
            + sound.replace("\n", "\r\n")
            + sound
            + "ann,tx,soon,1,,0a,5\n"
            + "ann,tx,1e999999999,1,,0a,5\n"
            + "ann,tx,,1,,0a,5\n"
            + "ann,tx,900000000000,1,,0a,5\n"
            + "ann,tx,1000000000100,-1,,0a,5\n"
            + "a".repeat(2 << 20)
            + "\n"
            + sound);

    Recording recording = Recordings.open(folder, "auto");

    assertThat(recording.accounting().rejected())
        .containsEntry("not_a_number", 1L)
        .containsEntry("missing_field", 1L)
        .containsEntry("time_out_of_range", 1L)
        .containsEntry("line_too_long", 1L)
        // 1e999999999, the negative timestamp, and the jitter of the tiny call.
        .containsEntry("not_finite", 3L);
  }

  @Test
  void anExponentThatNoDecimalHasIsOneBadRow() throws UnreadableRecording {
    TinyCall.livekit(folder);
    Lab.append(folder, "worker.jsonl", "{\"t_ms\":1E2622661762000,\"who\":\"wim\"}\n");

    assertThat(Recordings.open(folder, "auto").accounting().rejected())
        .containsOnly(Map.entry("not_finite", 1L));
  }

  @Test
  void emptyFilesAreNoRows() throws UnreadableRecording {
    TinyCall.janus(folder);
    Lab.write(folder, MARKS, "");
    Lab.write(folder, "meta.json", "");

    Recording recording = Recordings.open(folder, "auto");

    assertThat(recording.batches()).isNotEmpty();
    assertThat(recording.accounting().warnings()).singleElement().asString().contains("meta.json");
  }

  @Test
  void nothingUsableIsRefused() {
    for (String file : List.of("meta.json", MARKS, STATS, "janus-events.jsonl")) {
      Lab.write(folder, file, "");
    }

    assertThatThrownBy(() -> Recordings.open(folder, "auto"))
        .hasMessageContaining("found none that can be used");
  }

  @Test
  void anyByteMayBeWrong() throws IOException {
    Random random = new Random(20_261_122);
    int readable = 0;
    for (int round = 0; round < 500; round++) {
      Path mutant = folder.resolve("m" + round);
      boolean janus = random.nextBoolean();
      Path call = janus ? TinyCall.janus(mutant) : TinyCall.livekit(mutant);
      mutate(call, random);
      try {
        String format = janus ? "chromium-janus" : "livekit";
        assertThat(Recordings.open(call, format, clocks(random))).isNotNull();
        readable++;
      } catch (UnreadableRecording e) {
        assertThat(e).hasMessageMatching("\\V+: \\V+: found \\V+, expected \\V+");
      }
    }
    assertThat(readable).isGreaterThan(250);
  }

  private static Clocks clocks(Random random) {
    Shift shift = new Shift(-3_200_000_000L, 40_000);
    return new Clocks(random.nextBoolean(), random.nextBoolean() ? Map.of("sue", shift) : Map.of());
  }

  private static void mutate(Path call, Random random) throws IOException {
    List<Path> files;
    try (var listed = Files.list(call)) {
      files = listed.sorted().toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      if (random.nextInt(4) == 0) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        bytes = Lab.gzip(random.nextBoolean() ? text : text + text);
      }
      int changes = random.nextInt(6);
      for (int i = 0; i < changes; i++) {
        bytes[random.nextInt(bytes.length)] = interesting(random);
      }
      int length = random.nextInt(5) == 0 ? random.nextInt(bytes.length) : bytes.length;
      Files.write(file, Arrays.copyOf(bytes, length));
    }
  }

  private static byte interesting(Random random) {
    byte[] candidates = "0189eE-+.,\":{}[]\n\r\tNaN".getBytes(StandardCharsets.US_ASCII);
    int choice = random.nextInt(candidates.length + 8);
    return choice < candidates.length ? candidates[choice] : (byte) random.nextInt(256);
  }
}
