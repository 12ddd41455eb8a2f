package io.earshot.agent.http;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The other end of the wire on a socket: WebSocket (RFC 6455) as far as one agent needs it. */
final class FakeEdge implements AutoCloseable {

  private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;

  /** Headers of each upgrade, in lower case. */
  final List<String> upgrades = new CopyOnWriteArrayList<>();

  final List<JsonMessage> received = new CopyOnWriteArrayList<>();

  /** Answer to an upgrade instead of 101, e.g. {@code "401 Unauthorized"}; null = 101. */
  volatile @Nullable String refusal;

  /** What to do with a message. */
  volatile BiConsumer<FakeEdge, JsonMessage> script = (edge, message) -> {};

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new ArrayList<>();
  private volatile @Nullable OutputStream out;

  FakeEdge() throws IOException {
    Thread thread = new Thread(this::accept, "fake-edge");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  void say(String json) {
    frame(TEXT, json.getBytes(StandardCharsets.UTF_8));
  }

  void end(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    frame(CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
  }

  /** Breaks all connections without a word. */
  synchronized void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        synchronized (this) {
          sockets.add(socket);
        }
        Thread thread = new Thread(() -> serve(socket), "fake-edge-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      String head = head(in);
      upgrades.add(head);
      OutputStream stream = socket.getOutputStream();
      String refused = refusal;
      if (refused != null) {
        stream.write(("HTTP/1.1 " + refused + "\r\nContent-Length: 0\r\n\r\n").getBytes("UTF-8"));
        return;
      }
      stream.write(switching(head).getBytes(StandardCharsets.US_ASCII));
      out = stream;
      while (true) {
        message(in);
      }
    } catch (IOException e) {
      // The agent went, or the test cut the line.
    }
  }

  private void message(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte() & 0xf;
    int length = in.readUnsignedByte() & 0x7f;
    length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
    byte[] mask = in.readNBytes(4);
    byte[] body = in.readNBytes(length);
    for (int i = 0; i < body.length; i++) {
      body[i] ^= mask[i % 4];
    }
    if (kind == CLOSE) {
      throw new EOFException("closed");
    }
    if (kind == TEXT) {
      JsonMessage message = JsonParser.object(new String(body, StandardCharsets.UTF_8));
      received.add(message);
      script.accept(this, message);
    }
  }

  private synchronized void frame(int kind, byte[] body) {
    try {
      OutputStream stream = out;
      if (stream != null) {
        ByteBuffer frame = ByteBuffer.allocate(body.length + 4).put((byte) (0x80 | kind));
        if (body.length < 126) {
          frame.put((byte) body.length);
        } else {
          frame.put((byte) 126).putShort((short) body.length);
        }
        frame.put(body);
        stream.write(frame.array(), 0, frame.position());
        stream.flush();
      }
    } catch (IOException e) {
      // Nobody listens any more.
    }
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private static String switching(String head) {
    String key = head.replaceFirst("(?si).*sec-websocket-key: *([^\r\n]*).*", "$1");
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Protocol: earshot.v1\r\nSec-WebSocket-Accept: "
        + accept(key)
        + "\r\n\r\n";
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
