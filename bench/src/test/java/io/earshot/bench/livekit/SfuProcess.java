package io.earshot.bench.livekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** livekit-server on the loopback, its clients behind an outside relay. */
final class SfuProcess implements AutoCloseable {

  static final String KEY = "labkey";
  static final String SECRET = "lab-secret-lab-secret-lab-secret-0001";
  static final String RELAY_SECRET = "lab-turn-secret";

  private static final String CONFIG =
      """
      port: %d
      bind_addresses: [127.0.0.1]
      prometheus: {port: %d}
      keys: {%s: %s}
      logging: {level: info, json: true}
      rtc:
        node_ip: 127.0.0.1
        udp_port: %d
        tcp_port: 0
        use_external_ip: false
        enable_loopback_candidate: true
        interfaces: {includes: [lo]}
        turn_servers:
          - {host: 127.0.0.1, port: %d, protocol: udp, secret: %s, ttl: 3600}
      room: {empty_timeout: 20, departure_timeout: 2}
      %s      """;

  private final Child child;
  private final int port;
  private final int metricsPort;

  private SfuProcess(Child child, int port, int metricsPort) {
    this.child = child;
    this.port = port;
    this.metricsPort = metricsPort;
  }

  /**
   * Starts one.
   *
   * @param webhooks where it tells its events, as part of its file
   */
  static SfuProcess start(Path folder, int relayPort, String webhooks) throws IOException {
    int port = FreePorts.tcp();
    int metricsPort = FreePorts.tcp();
    Path config = folder.resolve("livekit.yaml");
    Files.writeString(
        config,
        CONFIG.formatted(
            port, metricsPort, KEY, SECRET, FreePorts.udp(), relayPort, RELAY_SECRET, webhooks));
    Child child =
        Child.start(
            "livekit-server",
            folder,
            Map.of(),
            List.of(Tools.server().toString(), "--config", config.toString()));
    // A refused file ends it with status 0: only what it says counts.
    child.await("starting LiveKit server");
    return new SfuProcess(child, port, metricsPort);
  }

  /** For clients. */
  String url() {
    return "ws://127.0.0.1:" + port;
  }

  /** Its own counters, as Prometheus reads them. */
  String metrics() throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sum over all series of a counter whose labels contain all of these texts. */
  double metric(String name, String... labels) throws InterruptedException {
    return metrics()
        .lines()
        .filter(
            line ->
                line.startsWith(name + "{") && List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Override
  public void close() {
    child.close();
  }
}
