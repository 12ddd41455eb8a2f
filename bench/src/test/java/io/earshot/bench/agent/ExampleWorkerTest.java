package io.earshot.bench.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.observation.MediaStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of a LiveKit worker: short enough to be read, and every stage is in it. */
class ExampleWorkerTest {

  private static final Path WORKER = Path.of("../docs/examples/livekit/worker.py");
  private static final int MAX_LINES = 60;

  @Test
  void itIsReadAtOnce() throws IOException {
    List<String> lines = Files.readAllLines(WORKER);
    assertThat(lines).hasSizeLessThanOrEqualTo(MAX_LINES);
  }

  @Test
  void itTellsEveryStageOfAWorker() throws IOException {
    String text = Files.readString(WORKER);
    assertThat(EnumSet.range(MediaStage.WORKER_IN, MediaStage.WORKER_OUT))
        .hasSize(8)
        .allMatch(stage -> text.contains('"' + stage.name() + '"'));
  }
}
