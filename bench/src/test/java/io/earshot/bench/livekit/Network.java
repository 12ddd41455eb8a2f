package io.earshot.bench.livekit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;

/** One participant's way to the relay, by {@code earshot lab impair} in a process of its own. */
final class Network implements AutoCloseable {

  /** From the participant, and to it. */
  enum Way {
    UP,
    DOWN
  }

  private final Child child;
  private final Path log;
  private final int port;
  private final int controlPort;

  private Network(Child child, Path log, int port, int controlPort) {
    this.child = child;
    this.log = log;
    this.port = port;
    this.controlPort = controlPort;
  }

  static Network start(Path folder, String name, int relayPort, String profile, long seed) {
    Path log = folder.resolve("net-" + name + ".csv");
    Child child =
        Child.start(
            "network-" + name,
            folder,
            Map.of(),
            EarshotCommand.of(
                "lab",
                "impair",
                "--listen=127.0.0.1:0",
                "--to=127.0.0.1:" + relayPort,
                "--control=127.0.0.1:0",
                "--profile=" + profile,
                "--seed=" + seed,
                "--log=" + log));
    Matcher ready =
        child.await("ready listen=127\\.0\\.0\\.1:(\\d+) control=127\\.0\\.0\\.1:(\\d+)");
    return new Network(
        child, log, Integer.parseInt(ready.group(1)), Integer.parseInt(ready.group(2)));
  }

  /** Where the participant finds its relay. */
  int port() {
    return port;
  }

  /** Another network from now on. */
  void become(String profile) {
    try (Socket socket = new Socket("127.0.0.1", controlPort)) {
      socket
          .getOutputStream()
          .write(("profile " + profile + "\n").getBytes(StandardCharsets.UTF_8));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (!("ok " + profile).equals(answer)) {
        throw new IllegalStateException("profile " + profile + ": " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Datagrams lost in a direction; after {@link #close}. */
  long lost(Way way) {
    return rows(way, "lost");
  }

  /** Datagrams that passed in a direction; after {@link #close}. */
  long passed(Way way) {
    return rows(way, "ok");
  }

  private long rows(Way way, String verdict) {
    String start = (way == Way.UP ? "0" : "1") + ",";
    try {
      return Files.readAllLines(log).stream()
          .filter(row -> row.startsWith(start) && row.contains("," + verdict + ","))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it said of itself at its end. */
  String totals() {
    return child.text().lines().reduce("", (before, line) -> line);
  }

  @Override
  public void close() {
    child.close();
  }
}
