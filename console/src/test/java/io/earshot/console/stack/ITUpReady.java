package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One stack that is up, and what others on the machine see of it. */
class ITUpReady {

  @TempDir static Path dataDir;
  @TempDir Path otherDir;

  private static UpProcess up;
  private static JsonNode ready;

  @BeforeAll
  static void start() throws Exception {
    up = UpProcess.start(dataDir);
    ready = up.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    up.close();
  }

  @Test
  void theReadyLineHasTheContractsFields() {
    assertThat(ready.fieldNames())
        .toIterable()
        .containsExactly(
            "ready",
            "bootstrap",
            "registry",
            "edge",
            "console",
            "alertsTopic",
            "pids",
            "dataDir",
            "readyMillis");
    assertThat(ready.get("pids").fieldNames())
        .toIterable()
        .containsExactly("broker", "registry", "main");
    assertThat(ready.get("dataDir").asText()).isEqualTo(dataDir.toString());
  }

  @Test
  void stderrSaysWhatIsWaitedFor() {
    assertThat(up.stderr())
        .contains("waiting for broker on " + ready.get("bootstrap").asText() + " …")
        .contains("waiting for registry on 127.0.0.1:");
  }

  @Test
  void aSecondUpOnTheSameFolderNamesTheFirst() throws Exception {
    try (UpProcess second = UpProcess.start(dataDir)) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.stderr().lines())
          .singleElement()
          .asString()
          .matches(
              "earshot: another earshot \\(pid %s, running since 20\\S+Z\\) uses folder %s; .*"
                  .formatted(ready.get("pids").get("main"), dataDir));
    }
  }

  @Test
  void aPortOfAnotherEarshotIsNamedWithItsOwner() throws Exception {
    String taken = ready.get("bootstrap").asText().replaceAll(".*:", "");
    try (UpProcess second = UpProcess.start(otherDir, "--broker-port=" + taken)) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.stderr().strip())
          .isEqualTo(
              "earshot: port %s is taken by another earshot (pid %s, folder %s);"
                      .formatted(taken, ready.get("pids").get("main"), dataDir)
                  + " choose another with --broker-port");
    }
  }

  @Test
  void nobodyOutsideThisMachineCanConnect() throws Exception {
    List<Integer> ports =
        List.of("bootstrap", "registry").stream()
            .map(field -> ready.get(field).asText().replaceAll(".*:(\\d+).*", "$1"))
            .map(Integer::valueOf)
            .toList();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (var address : network.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
        for (int port : ports) {
          try (Socket socket = new Socket()) {
            assertThat(connects(socket, new InetSocketAddress(address, port))).isFalse();
          }
        }
      }
    }
  }

  private static boolean connects(Socket socket, InetSocketAddress address) {
    try {
      socket.connect(address, 1_000);
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
