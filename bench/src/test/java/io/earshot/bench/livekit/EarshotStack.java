package io.earshot.bench.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.bench.livekit.kafka.StoredEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code earshot up} beside LiveKit, as the README has it. */
final class EarshotStack implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Child child;
  private final JsonNode ready;

  private EarshotStack(Child child, JsonNode ready) {
    this.child = child;
    this.ready = ready;
  }

  /** Names stay in clear, so that a call's own can be found again. */
  static EarshotStack start(Path folder) throws IOException {
    Path keys = folder.resolve("livekit.keys");
    Files.writeString(keys, SfuProcess.KEY + ": " + SfuProcess.SECRET + "\n");
    List<String> arguments = new ArrayList<>(QuickStart.ofReadme().command(keys));
    arguments.addAll(
        List.of(
            "--json",
            "--data=" + folder.resolve("data"),
            "--broker-port=0",
            "--registry-port=0",
            "--console-port=0",
            "--edge-port=0",
            "--identities=clear"));
    Child child =
        Child.start(
            "earshot-up", folder, Map.of(), EarshotCommand.of(arguments.toArray(String[]::new)));
    return new EarshotStack(child, JSON.readTree(child.await("\\{\"ready\":true.*").group()));
  }

  URI edge() {
    return URI.create(ready.get("edge").asText());
  }

  StoredEvents events() {
    return new StoredEvents(ready.get("bootstrap").asText(), ready.get("registry").asText());
  }

  /** What the console answers programs. */
  JsonNode ask(String path) throws IOException, InterruptedException {
    URI uri = URI.create(ready.get("console").asText()).resolve(path);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(uri + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    child.close();
  }
}
