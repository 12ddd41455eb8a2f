package io.earshot.console.lab.impair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a child process, ended by a signal: the truth must not end with it. */
class ITImpairSignal {

  private static final int PACKETS = 30;

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSignalLeavesTheWholeLogAndTheTotals(String signal, int status, @TempDir Path folder)
      throws Exception {
    Path log = folder.resolve("net.csv");
    try (DatagramSocket server = loopbackSocket();
        DatagramSocket client = loopbackSocket()) {
      Process process = start("127.0.0.1:" + server.getLocalPort(), log);
      try (BufferedReader err = process.inputReader(StandardCharsets.UTF_8)) {
        String ready = err.readLine();
        assertThat(ready).matches("ready listen=127\\.0\\.0\\.1:\\d+");
        int port = Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1));
        for (int i = 0; i < PACKETS; i++) {
          client.send(new DatagramPacket(new byte[i], i, InetAddress.getByName("127.0.0.1"), port));
          DatagramPacket received = new DatagramPacket(new byte[100], 100);
          server.receive(received);
          assertThat(received.getLength()).isEqualTo(i);
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        List<String> said = err.lines().toList();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(status);
        assertTotals(new ObjectMapper().readTree(said.get(said.size() - 1)));
      } finally {
        process.destroyForcibly();
      }
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(lines.get(0)).isEqualTo("direction,t_ms,bytes,verdict,added_ms");
    assertThat(lines).hasSize(1 + PACKETS);
    for (int i = 0; i < PACKETS; i++) {
      assertThat(lines.get(i + 1)).matches("0,\\d{13}\\.\\d{3}," + i + ",ok,2\\.000");
    }
  }

  private static void assertTotals(JsonNode totals) {
    assertThat(totals.get("profile").asText()).isEqualTo("delay2");
    assertThat(totals.get("seed").asLong()).isEqualTo(7);
    assertThat(totals.get("clients").asInt()).isEqualTo(1);
    assertThat(totals.at("/directions/0/direction").asInt(-1)).isZero();
    assertThat(totals.at("/directions/0/packets").asInt()).isEqualTo(PACKETS);
    assertThat(totals.at("/directions/0/ok").asInt()).isEqualTo(PACKETS);
    assertThat(totals.at("/directions/1/packets").asInt(-1)).isZero();
    JsonNode late = totals.get("latenessMillis");
    assertThat(late.get("p50").asDouble()).isBetween(0.0, late.get("p95").asDouble());
    assertThat(late.get("max").asDouble()).isGreaterThanOrEqualTo(late.get("p95").asDouble());
  }

  private static DatagramSocket loopbackSocket() throws Exception {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static Process start(String target, Path log) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "io.earshot.console.Earshot",
            "lab",
            "impair",
            "--listen=127.0.0.1:0",
            "--to=" + target,
            "--profile=delay2",
            "--seed=7",
            "--log=" + log)
        .redirectErrorStream(true)
        .start();
  }
}
