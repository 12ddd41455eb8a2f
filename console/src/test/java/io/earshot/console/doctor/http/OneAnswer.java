package io.earshot.console.doctor.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives one answer to everybody, to the letter: the JDK's own server sets the date itself. */
final class OneAnswer implements AutoCloseable {

  private final ServerSocket server;
  private final String answer;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * @param head status line and headers, without the last line feeds
   */
  OneAnswer(String... head) throws IOException {
    server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    List<String> lines = new ArrayList<>(List.of(head));
    lines.add("Content-Length: 0");
    lines.add("Connection: close");
    answer = String.join("\r\n", lines) + "\r\n\r\n";
    Thread thread = new Thread(this::serve, "one-answer");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** First lines of what was asked. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        requests.add(in.readLine());
        while (!in.readLine().isEmpty()) {
          // The headers do not matter.
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }
  }
}
