package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.command.CommandDesk;
import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.host.EdgeHost;
import io.earshot.collectors.edge.host.EdgeSettings;
import io.earshot.collectors.edge.intake.EdgeClock;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.privacy.Pseudonyms;
import io.earshot.collectors.edge.room.RoomDirectory;
import io.earshot.collectors.edge.room.RoomName;
import io.earshot.collectors.edge.token.StaticKeys;
import io.earshot.collectors.edge.token.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A real server on any port, with a sink in memory and a wall clock that tests set. */
final class EdgeUnderTest implements AutoCloseable {

  static final String FIXED_KEY = "0123456789abcdef0123456789abcdef";
  static final String NODE = "edge-0123456789abcdef";

  final HeldSink sink = new HeldSink();
  final RoomDirectory rooms = new RoomDirectory();
  final EdgeCounts counts = new EdgeCounts();
  final CommandDesk commands = new CommandDesk();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final HttpClient client = HttpClient.newHttpClient();
  private final EdgeServer server;

  EdgeUnderTest() throws IOException {
    this(Set.of(), 20_000);
  }

  EdgeUnderTest(Set<String> origins, int idleMillis) throws IOException {
    EdgeServerOptions options =
        EdgeServerOptions.on("127.0.0.1", 0, origins).withIdleMillis(idleMillis);
    StaticKeys fixed =
        StaticKeys.parse(
            "{\"keys\":[{\"id\":\"probe\",\"key\":\""
                + FIXED_KEY
                + "\",\"roles\":[\"CLIENT\",\"SFU\"],\"sessionPrefix\":\"lab-\"}]}");
    EdgeSettings settings = EdgeSettings.of(options, Tokens.keys(), fixed, Path.of("unused"));
    EdgeClock clock = new EdgeClock(NODE, System::nanoTime, now::get);
    server =
        EdgeServer.start(
            EdgeHost.parts(settings, Pseudonyms.CLEAR, rooms, sink, commands, clock, counts),
            options);
  }

  /** As a webhook would. */
  void knows(String room, String sid) {
    rooms.learn(RoomName.of(room, Pseudonyms.CLEAR), sid);
  }

  void ended(String room, String sid, Instant at) {
    rooms.end(RoomName.of(room, Pseudonyms.CLEAR), sid, at.toEpochMilli());
  }

  URI uri(String path) {
    return server.uri().resolve(path);
  }

  URI socketUri() {
    return URI.create(server.uri().toString().replace("http", "ws") + "/v1/agent");
  }

  HttpResponse<String> post(String path, String token, String body) throws Exception {
    return post(path, token, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, String token, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> webhook(String body, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/v1/livekit/webhook"))
            .header("Content-Type", "application/webhook+json")
            .header("Authorization", token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws BadJson {
    return StrictJson.read(response.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
