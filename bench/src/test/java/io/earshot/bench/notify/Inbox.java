package io.earshot.bench.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks that keeps what it got, one path for each sender. */
public final class Inbox implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private volatile Manner manner = Manner.POLITE;

  public Inbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Message message =
        new Message(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders(),
            body,
            JSON.readTree(body));
    int status = manner.status(message);
    messages.add(message);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** Answers like this from now on. */
  public void behave(Manner next) {
    manner = next;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** What came on a path, in order. */
  public List<Message> on(String path) {
    return messages.stream().filter(each -> each.path().equals(path)).toList();
  }

  /** Status and alert names of each message on a path: {@code firing A,B}. */
  public List<String> lines(String path) {
    return on(path).stream().map(Message::line).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** How it answers. */
  @FunctionalInterface
  public interface Manner {

    Manner POLITE = message -> 200;

    int status(Message message) throws IOException;
  }

  /** One request. */
  public record Message(String path, Headers headers, byte[] body, JsonNode json) {

    public String line() {
      List<String> names = new ArrayList<>();
      json.path("alerts")
          .forEach(
              each ->
                  names.add(
                      (each.path("status").asText().equals("resolved") ? "-" : "+")
                          + each.at("/labels/alertname").asText()));
      names.sort(null);
      return json.path("status").asText() + " " + String.join(",", names);
    }
  }
}
