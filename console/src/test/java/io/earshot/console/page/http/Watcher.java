package io.earshot.console.page.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that watches one view and reads as fast as it can. */
final class Watcher implements AutoCloseable {

  private static final Pattern VERSION = Pattern.compile("data: \\{\"version\":(\\d+),.*");

  /** In the order they came, chunk sizes of HTTP/1.1 among them; padding left out. */
  final List<String> lines = new CopyOnWriteArrayList<>();

  final List<Seen> seen = new CopyOnWriteArrayList<>();

  private final Socket socket;
  private final Thread thread;

  private Watcher(Socket socket) {
    this.socket = socket;
    this.thread = new Thread(this::read, "test-watcher");
  }

  /** One event. */
  record Seen(int version, long atNanos) {}

  static Watcher of(PageServer server, String target) throws IOException {
    Watcher watcher = new Watcher(RawHttp.ask(server, target, 0));
    watcher.thread.start();
    return watcher;
  }

  int newestVersion() {
    return seen.isEmpty() ? 0 : seen.get(seen.size() - 1).version();
  }

  boolean hasEnded() {
    return !thread.isAlive();
  }

  /**
   * Ended by the server as the protocol wants it: by an empty chunk, not by a broken connection.
   */
  boolean hasEndedInOrder() {
    int last = lines.size() - 1;
    return hasEnded() && last > 0 && lines.get(last).isEmpty() && lines.get(last - 1).equals("0");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Matcher event = VERSION.matcher(line);
        if (event.matches()) {
          seen.add(new Seen(Integer.parseInt(event.group(1)), System.nanoTime()));
        }
        lines.add(line.length() > 100 ? line.substring(0, 100) : line);
      }
    } catch (IOException e) {
      lines.add("broken: " + e.getMessage());
    }
  }
}
