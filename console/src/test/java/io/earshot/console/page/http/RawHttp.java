package io.earshot.console.page.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends what no decent client would: bytes as given, nothing normalized. */
final class RawHttp {

  private static final int PATIENCE_MILLIS = 10_000;

  private RawHttp() {}

  /**
   * What came back.
   *
   * @param head status line and headers
   */
  record Reply(String head, String body) {

    int status() {
      return Integer.parseInt(head.split(" ")[1]);
    }

    List<String> header(String name) {
      List<String> values = new ArrayList<>();
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          values.add(line.substring(name.length() + 1).strip());
        }
      }
      return values;
    }
  }

  /** A GET of a target as given, from a page of the server itself. */
  static Reply get(PageServer server, String target) throws IOException {
    return send(server, "GET " + target + " HTTP/1.1\r\n" + host(server) + "\r\n");
  }

  /** The header with the server's own name. */
  static String host(PageServer server) {
    return "Host: 127.0.0.1:" + server.uri().getPort() + "\r\n";
  }

  /** Sends the text, says that nothing follows, and reads to the end. */
  static Reply send(PageServer server, String request) throws IOException {
    try (Socket socket = connect(server, 0)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      String all = new String(readAll(socket.getInputStream()), StandardCharsets.UTF_8);
      int end = all.indexOf("\r\n\r\n");
      return end < 0
          ? new Reply(all, "")
          : new Reply(all.substring(0, end), all.substring(end + 4));
    }
  }

  /** A client that has asked and does not read yet. */
  static Socket ask(PageServer server, String target, int receiveBytes) throws IOException {
    Socket socket = connect(server, receiveBytes);
    String request = "GET " + target + " HTTP/1.1\r\n" + host(server) + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** To the end, but not for ever: an event stream has none. */
  private static byte[] readAll(InputStream in) throws IOException {
    long deadlineNanos = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      all.write(buffer, 0, count);
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new IOException("no end after " + all.size() + " bytes");
      }
    }
    return all.toByteArray();
  }

  private static Socket connect(PageServer server, int receiveBytes) throws IOException {
    Socket socket = new Socket();
    if (receiveBytes > 0) {
      socket.setReceiveBufferSize(receiveBytes);
    }
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress("127.0.0.1", server.uri().getPort()));
    return socket;
  }
}
