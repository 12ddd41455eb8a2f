package io.earshot.lab.impair.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A TCP port that answers each line with one line. */
final class ControlPort {

  private static final int MAX_LINE_BYTES = 1024;

  private final ServerSocketChannel server;
  private final Selector selector;
  private final UnaryOperator<String> answers;
  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_LINE_BYTES);

  private ControlPort(
      ServerSocketChannel server, Selector selector, UnaryOperator<String> answers) {
    this.server = server;
    this.selector = selector;
    this.answers = answers;
  }

  static ControlPort open(
      Selector selector, InetSocketAddress address, UnaryOperator<String> answers)
      throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.bind(address).configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      return new ControlPort(server, selector, answers);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) server.getLocalAddress();
  }

  /** Takes what a key has; a connection that fails is closed, the others stay. */
  void handle(SelectionKey key) throws IOException {
    if (key.isAcceptable()) {
      SocketChannel accepted = server.accept();
      if (accepted != null) {
        accepted.configureBlocking(false);
        accepted.register(selector, SelectionKey.OP_READ, new StringBuilder());
      }
    } else if (key.attachment() instanceof StringBuilder pending) {
      SocketChannel connection = (SocketChannel) key.channel();
      try {
        read(connection, pending);
      } catch (IOException e) {
        connection.close();
      }
    }
  }

  private void read(SocketChannel connection, StringBuilder pending) throws IOException {
    buffer.clear();
    if (connection.read(buffer) < 0) {
      connection.close();
      return;
    }
    pending.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
    for (int end = pending.indexOf("\n"); end >= 0; end = pending.indexOf("\n")) {
      String line = pending.substring(0, end).strip();
      pending.delete(0, end + 1);
      ByteBuffer answer =
          ByteBuffer.wrap((answers.apply(line) + "\n").getBytes(StandardCharsets.UTF_8));
      connection.write(answer);
      if (answer.hasRemaining()) {
        // Nobody reads: the packets must not wait for it.
        connection.close();
        return;
      }
    }
    if (pending.length() > MAX_LINE_BYTES) {
      connection.close();
    }
  }

  void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof StringBuilder) {
        key.channel().close();
      }
    }
    server.close();
  }
}
