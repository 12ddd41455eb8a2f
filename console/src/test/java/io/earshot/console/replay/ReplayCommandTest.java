package io.earshot.console.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReplayCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "call --speed 0",
        "call --speed fast",
        "call --report pdf",
        "call --shuffle x",
        "call --clocks",
        "call --clocks both",
        "call --shift anna",
        "call --shift =1",
        "call --shift anna=",
        "call --shift anna=soon",
        "call --shift anna=1,fast",
        "call --shift anna=1,2,3",
        "call --shift anna=1e3",
        "call --shift anna=NaN",
        "call --shift anna=315360001",
        "call --shift anna=1,-500.001",
        "call --shift anna=0.0000000001",
        "call --shift anna=1,0.0001",
        "call --shift anna=1 --shift anna=2",
        "call --red 1",
        "call --registry http://127.0.0.1:1",
        "call --run a",
        "call --bootstrap kafka",
        "call --bootstrap 127.0.0.1:1 --registry 127.0.0.1:8081",
        "call --fail-on",
        "call --fail-on anything",
        "call --format foo"
      })
  void whatIsNotOfferedIsAUsageError(String options) {
    assertThat(run(options.isEmpty() ? new String[0] : options.split(" ")))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnknownFormatIsToldWhichThereAre() {
    assertThat(run("call", "--format", "foo")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString())
        .contains("--format: found \"foo\", expected auto or ", "livekit", "chromium-janus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--clocks same",
        "--clocks separate",
        "--shift ann=+3.2,40 --shift ben=-7200,-25.125",
        "--clocks=separate --shift a=b=0.000000001"
      })
  void clocksAreReadBeforeTheCall(String options) {
    assertThat(run(("no-such-call " + options).split(" "))).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("no-such-call: path: found nothing");
  }

  @Test
  void aClockThatNoRecordingHasIsToldWhichThereAre() {
    Path recordings = Path.of(Files.exists(Path.of("recordings")) ? "" : "..", "recordings");
    String call = recordings.resolve("chromium-janus/vc-opus-clean").toString();

    assertThat(run(call, "--shift", "bob=-7200,-25", "--shift", "eve=1"))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("--shift: found no \"eve\"", "expected one of alice, bob, sfu, turn");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aShiftBeyondItsLimitIsToldTheLimit() {
    assertThat(run("call", "--shift", "bob=1,501")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("found 501 PPM, expected at most 500 either way");
  }

  @Test
  void unreadableInputIsOneLineAndNoReport(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("noise.bin"), "no recording at all\n");
    assertThat(run(file.toString(), "--report", "json")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("noise.bin: ", ": found ", ", expected ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMissingFileIsOneLineToo(@TempDir Path folder) {
    assertThat(run(folder.resolve("nowhere").toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theHelpShowsExamples() {
    assertThat(run("--help")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("Examples:", "earshot replay", "--shuffle=SEED");
  }

  private int run(String... args) {
    CommandLine commandLine = Utf8CommandLine.of(new ReplayCommand());
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
