package io.earshot.bench.livekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that were free a moment ago, for programs that cannot choose their own. */
final class FreePorts {

  private FreePorts() {}

  static int tcp() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(any());
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int udp() {
    try (DatagramSocket socket = new DatagramSocket(any())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress any() throws IOException {
    return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
  }
}
