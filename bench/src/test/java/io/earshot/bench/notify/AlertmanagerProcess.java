package io.earshot.bench.notify;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The Alertmanager of Debian, alone on loopback. */
final class AlertmanagerProcess implements AutoCloseable {

  private static final String PROGRAM = "/usr/bin/prometheus-alertmanager";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final URI uri;

  private AlertmanagerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts it with a configuration, a folder that it keeps and a port that nobody has. */
  static AlertmanagerProcess start(Path folder, String config) {
    return start(folder, config, freePort());
  }

  static AlertmanagerProcess start(Path folder, String config, int port) {
    Path program = DebianTool.find(PROGRAM, "prometheus-alertmanager");
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("alertmanager.yml"), config);
      Path log = folder.resolve("alertmanager.log");
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--config.file=" + file,
                  "--storage.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port,
                  "--cluster.listen-address=")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      AlertmanagerProcess alertmanager =
          new AlertmanagerProcess(process, URI.create("http://127.0.0.1:" + port));
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> !process.isAlive() || alertmanager.get("/-/ready").statusCode() == 200);
      if (!process.isAlive()) {
        throw new IllegalStateException("alertmanager did not start: " + Files.readString(log));
      }
      return alertmanager;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return uri;
  }

  String version() throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v2/status").body()).at("/versionInfo/version").asText();
  }

  JsonNode alerts() throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v2/alerts").body());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(5)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri.resolve(path))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  void delete(String path) throws IOException, InterruptedException {
    CLIENT.send(
        HttpRequest.newBuilder(uri.resolve(path)).DELETE().build(), BodyHandlers.discarding());
  }

  /** Ends it as an administrator does: it writes down what it knows. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
