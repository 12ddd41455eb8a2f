package io.earshot.lab.clock.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.lab.clock.simulation.Scenario;
import io.earshot.lab.clock.simulation.Scenarios;
import io.earshot.lab.clock.simulation.SimulatedCall;
import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.RatePrior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceReplayTest {

  private static final Path GOLDEN =
      Path.of("../media/src/test/resources/io/earshot/media/clock/offset-golden.csv");

  private final List<String> out = new ArrayList<>();
  private final TraceReplay replay = new TraceReplay(out::add);

  @Test
  void theGoldenFileBringsAboutItsOwnRecords() throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN);
    lines.forEach(replay::accept);
    assertThat(out)
        .hasSize(205)
        .isEqualTo(lines.stream().filter(line -> line.startsWith("T")).toList());
  }

  @Test
  void settingsBeginAnew() throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN);
    lines.forEach(replay::accept);
    lines.forEach(replay::accept);
    assertThat(out).hasSize(410);
    assertThat(out.subList(205, 410)).isEqualTo(out.subList(0, 205));
  }

  /**
   * Two calls with settings unlike the defaults, and what an independent estimator makes of them.
   */
  @Test
  void settingsAreHonored() throws IOException {
    List<String> lines =
        Files.readAllLines(
            Path.of("src/test/resources/io/earshot/lab/clock/trace/other-settings.csv"));
    lines.forEach(replay::accept);
    assertThat(out)
        .hasSize(62 + 99)
        .isEqualTo(lines.stream().filter(line -> line.startsWith("T")).toList());
    assertThat(replay.records()).isEqualTo(62 + 99);
  }

  @Test
  void whatIsNotSetHasTheDefaultOfTheProduct() {
    EdgeConfig config = TraceSettings.parse("#cfg", 1);
    assertThat(config).isEqualTo(EdgeConfig.of(RatePrior.BROWSER, 0));
    assertThat(TraceSettings.parse("#cfg alpha=400 guard=0", 1)).isEqualTo(config.unguarded());
    assertThat(TraceSettings.parse(TraceSettings.text(config.unguarded()), 1))
        .isEqualTo(config.unguarded());
  }

  @Test
  void linesOfAnotherFormatAreNamed() {
    assertRejected(List.of("P,1,2,3,4"), "line 1: found an exchange, expected a '#cfg' line");
    assertRejected(
        List.of("#cfg prior=1", "", "# note", "T,1", "P,1,2,3"),
        "line 5: found 3 numbers, expected 4: P,leftSend,forward,leftReceive,reverse");
    assertRejected(List.of("#cfg prior=1", "P,1,2,3,x"), "line 2: found 'x', expected an integer");
    assertRejected(
        List.of("#cfg prior=1", "P,1,2,3,9223372036854775808"),
        "line 2: found '9223372036854775808'");
    assertRejected(List.of("send_ms,recv_ms"), "line 1: found 'send_ms,recv_ms', expected '#cfg'");
    assertRejected(List.of("#cfg prior"), "line 1: found 'prior', expected name=value");
    assertRejected(List.of("#cfg prior=500001"), "line 1: priorPpb=500001 is outside [1, 500000]");
    assertRejected(List.of("#cfg grase=1"), "line 1: found 'grase', expected one of prior, wander");
    assertRejected(List.of("#cfg res=1 res=2"), "line 1: found 'res' again, expected each name");
    assertRejected(List.of("#cfg K=4294967297"), "line 1: found K=4294967297, expected a number");
    assertRejected(List.of("#cfg guard=2"), "line 1: found guard=2, expected 0 or 1");
  }

  /** What is written for others is what the estimator itself reads. */
  @Test
  void aCallWrittenOutReplaysWithItsOwnSettings() {
    Scenario scenario = Scenarios.all().get(6);
    CallTrace trace = new CallTrace(scenario, SimulatedCall.of(scenario, 3));
    List<String> lines = trace.exchanges().toList();
    assertThat(TraceSettings.parse(lines.get(0), 1)).isEqualTo(scenario.config());
    lines.forEach(replay::accept);
    assertThat(out).hasSizeBetween(380, 460);
    assertThat(trace.arrivals()).hasSameSizeAs(lines);
    assertThat(trace.marks()).hasSameSizeAs(trace.truth().toList()).hasSizeGreaterThan(3000);
    assertThat(trace.marks().limit(2).toList().get(1))
        .matches("\\d+,(forward|reverse)(,-?\\d+){3}");
  }

  private static void assertRejected(List<String> lines, String message) {
    TraceReplay fresh = new TraceReplay(line -> {});
    assertThatThrownBy(() -> lines.forEach(fresh::accept))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining(message);
  }
}
