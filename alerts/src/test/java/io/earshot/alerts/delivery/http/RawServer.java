package io.earshot.alerts.delivery.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says on each connection what a test wants it to, HTTP or not. */
final class RawServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  RawServer(Manner manner) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> run(manner), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Manner manner) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        requests.add(request(connection.getInputStream()));
        manner.answer(connection.getOutputStream());
      } catch (IOException e) {
        // The client hung up, or the test is over.
      }
    }
  }

  /** Head and body of one request. */
  private static String request(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!text.toString().contains("\r\n\r\n")) {
      text.append((char) in.read());
    }
    String head = text.toString();
    String length = head.replaceAll("(?is).*\\r\\ncontent-length: (\\d+)\\r\\n.*", "$1");
    return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What it does with a connection. */
  @FunctionalInterface
  interface Manner {

    void answer(OutputStream out) throws IOException;

    static Manner saying(String text) {
      return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
