package io.earshot.bench.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The app's own server: its pages, its tokens, and an ear for the SFU's webhooks. */
final class PageHost implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<JsonNode> webhooks = new CopyOnWriteArrayList<>();

  private PageHost(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts on any free port.
   *
   * @param quickStart the module that joins
   * @param tokens of an identity
   */
  static PageHost start(
      Path client, String quickStart, Supplier<String> liveKitUrl, UnaryOperator<String> tokens)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    PageHost host = new PageHost(server);
    server.setExecutor(host.threads);
    server.createContext(
        "/livekit-client.umd.js", each -> answer(each, Files.readAllBytes(client)));
    server.createContext(
        "/quickstart.js", each -> answer(each, quickStart.getBytes(StandardCharsets.UTF_8)));
    server.createContext(
        "/token",
        each -> {
          String identity = each.getRequestURI().getQuery().replace("identity=", "");
          Map<String, String> answer =
              Map.of("url", liveKitUrl.get(), "token", tokens.apply(identity));
          answer(each, JSON.writeValueAsBytes(answer));
        });
    server.createContext(
        "/webhook",
        each -> {
          host.webhooks.add(JSON.readTree(each.getRequestBody()));
          answer(each, new byte[0]);
        });
    server.createContext("/", PageHost::resource);
    server.start();
    return host;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** What the SFU said, in the order of arrival. */
  List<JsonNode> webhooks() {
    return webhooks;
  }

  private static void resource(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    @Nullable byte[] content = null;
    if (name.matches("[a-z]+\\.(html|js)")) {
      try (InputStream in = PageHost.class.getResourceAsStream(name)) {
        content = in == null ? null : in.readAllBytes();
      }
    }
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    } else {
      answer(exchange, content);
    }
  }

  private static void answer(HttpExchange exchange, byte[] content) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String type =
        path.endsWith(".js")
            ? "text/javascript"
            : path.endsWith(".html") ? "text/html" : "application/json";
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=" + StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
