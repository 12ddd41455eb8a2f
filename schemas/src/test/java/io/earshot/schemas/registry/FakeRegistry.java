package io.earshot.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a registry, without its judgement: every schema is compatible. What is not in the
 * canned answers follows Confluent's API under a path, as Apicurio serves it.
 */
public final class FakeRegistry implements AutoCloseable {

  private static final String PATH = "/apis/ccompat/v7";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final Map<String, List<Integer>> idsBySubject = new HashMap<>();
  private final List<String> schemas = new ArrayList<>();
  private volatile @Nullable Answer canned;
  private volatile boolean stalling;

  public FakeRegistry() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(anyPort, 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + PATH;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Method and path of every request so far, without the base path. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** Gives this answer to every request from now on. */
  void answerAlways(int status, String body) {
    canned = new Answer(status, body);
  }

  void answerNormally() {
    canned = null;
  }

  /** Sends the head of an answer, then nothing more. */
  void stall() {
    stalling = true;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring(PATH.length());
    requests.add(exchange.getRequestMethod() + " " + path);
    List<String> authorization = exchange.getRequestHeaders().get("Authorization");
    if (authorization != null) {
      authorizations.addAll(authorization);
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (stalling) {
      exchange.sendResponseHeaders(200, 100);
      awaitClose();
      return;
    }
    Answer given = canned;
    Answer answer = given != null ? given : answer(exchange.getRequestMethod(), path, body);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Answer answer(String method, String path, byte[] body) {
    String[] parts = path.substring(1).split("/", -1);
    if (path.startsWith("/schemas/ids/")) {
      return byId(Integer.parseInt(parts[2]));
    }
    if (path.startsWith("/config/")) {
      return new Answer(200, text(body));
    }
    if (path.startsWith("/compatibility/")) {
      return new Answer(200, "{\"is_compatible\":true}");
    }
    List<Integer> ids = idsBySubject.computeIfAbsent(parts[1], unused -> new ArrayList<>());
    if (method.equals("POST")) {
      return idOf(ids, text(body), parts.length == 3);
    }
    if (ids.isEmpty()) {
      return missing(40401);
    }
    return parts.length == 4 ? latest(parts[1], ids) : new Answer(200, versions(ids));
  }

  private Answer idOf(List<Integer> ids, String body, boolean register) {
    String schema = read(body).path("schema").asText();
    int id = schemas.indexOf(schema) + 1;
    if (!register && (id == 0 || !ids.contains(id))) {
      return missing(40403);
    }
    if (id == 0) {
      schemas.add(schema);
      id = schemas.size();
    }
    if (!ids.contains(id)) {
      ids.add(id);
    }
    return new Answer(200, JSON.createObjectNode().put("id", id).toString());
  }

  private Answer byId(int id) {
    return id < 1 || id > schemas.size()
        ? missing(40403)
        : new Answer(200, schemaNode(id).toString());
  }

  private Answer latest(String subject, List<Integer> ids) {
    int id = ids.get(ids.size() - 1);
    ObjectNode found = schemaNode(id).put("subject", subject).put("id", id);
    return new Answer(200, found.put("version", ids.size()).toString());
  }

  private ObjectNode schemaNode(int id) {
    return JSON.createObjectNode().put("schema", schemas.get(id - 1));
  }

  private static String versions(List<Integer> ids) {
    List<Integer> versions = new ArrayList<>();
    for (int version = 1; version <= ids.size(); version++) {
      versions.add(version);
    }
    return versions.toString();
  }

  private static Answer missing(int code) {
    return new Answer(404, "{\"error_code\":" + code + ",\"message\":\"not found\"}");
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private void awaitClose() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Answer(int status, String body) {}
}
