package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One folder through five lives. Each begins where the one before ended, badly or well, finds all
 * that was ever acknowledged, and adds to it up to the last moment.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITUpKill {

  @TempDir static Path folderWithASpace;

  private static final Acknowledged ACKNOWLEDGED = new Acknowledged();

  @Test
  @Order(1)
  void ctrlCStopsEverythingAndLeavesOnlyData() throws Exception {
    try (UpProcess up = UpProcess.start(dataDir())) {
      JsonNode ready = liveOn(up);
      up.signal("INT");

      assertThat(up.awaitEnd()).isEqualTo(130);
      assertThat(childrenAlive(ready)).isEmpty();
      try (var files = Files.list(dataDir())) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .contains("broker", "logs", "registry")
            .doesNotContain("earshot.lock", "tmp");
      }
    }
  }

  @Test
  @Order(2)
  void killingTheMainProcessLeavesNoChildren() throws Exception {
    try (UpProcess up = UpProcess.start(dataDir())) {
      JsonNode ready = liveOn(up);
      up.signal("KILL");

      assertThat(up.awaitEnd()).isEqualTo(137);
      await().atMost(Duration.ofSeconds(10)).until(() -> childrenAlive(ready).isEmpty());
    }
  }

  @Test
  @Order(3)
  void killingTheBrokerEndsTheRestAndSaysSo() throws Exception {
    killChild("broker");
  }

  @Test
  @Order(4)
  void killingTheRegistryEndsTheRestAndSaysSo() throws Exception {
    killChild("registry");
  }

  @Test
  @Order(5)
  void aTerminationRequestIsAnOrderlyEnd() throws Exception {
    try (UpProcess up = UpProcess.start(dataDir())) {
      JsonNode ready = liveOn(up);
      up.signal("TERM");

      assertThat(up.awaitEnd()).isEqualTo(143);
      assertThat(childrenAlive(ready)).isEmpty();
    }
  }

  private static void killChild(String name) throws Exception {
    try (UpProcess up = UpProcess.start(dataDir())) {
      JsonNode ready = liveOn(up);
      long pid = ready.get("pids").get(name).asLong();
      UpProcess.signal("KILL", pid);

      assertThat(up.awaitEnd()).isEqualTo(1);
      assertThat(childrenAlive(ready)).isEmpty();
      assertThat(up.stderr())
          .contains(name + " (pid " + pid + ") was ended by signal 9")
          .contains(dataDir().resolve("logs").resolve(name + ".log").toString());
    }
  }

  private static JsonNode liveOn(UpProcess up) throws Exception {
    JsonNode ready = up.awaitReady();
    ACKNOWLEDGED.assertFound(ready);
    ACKNOWLEDGED.add(ready);
    return ready;
  }

  private static List<Long> childrenAlive(JsonNode ready) {
    JsonNode pids = ready.get("pids");
    return List.of(pids.get("broker").asLong(), pids.get("registry").asLong()).stream()
        .filter(pid -> new ProcessIdentity(pid, null).handle().isPresent())
        .toList();
  }

  private static Path dataDir() {
    return folderWithASpace.resolve("my data");
  }
}
