package io.earshot.lab.impair.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket that keeps what it receives: the other end of a proxy. */
final class UdpPeer implements AutoCloseable {

  private final DatagramSocket socket;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  UdpPeer() throws SocketException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.setReceiveBufferSize(1 << 22);
    Thread reader = new Thread(this::read, "udp-peer");
    reader.setDaemon(true);
    reader.start();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Sends a datagram whose first bytes are a number. */
  void send(SocketAddress to, int number, int bytes) throws IOException {
    byte[] payload = new byte[bytes];
    for (int i = 0; i < Math.min(bytes, Integer.BYTES); i++) {
      payload[i] = (byte) (number >>> (8 * i));
    }
    socket.send(new DatagramPacket(payload, bytes, to));
  }

  List<Received> received() {
    return received;
  }

  private void read() {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    try {
      while (true) {
        packet.setData(new byte[2048]);
        socket.receive(packet);
        byte[] payload = packet.getData();
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
          number |= (payload[i] & 0xff) << (8 * i);
        }
        received.add(
            new Received(number, packet.getLength(), packet.getSocketAddress(), System.nanoTime()));
      }
    } catch (SocketException e) {
      // Closed: the test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  /** A datagram that came. */
  record Received(int number, int bytes, SocketAddress from, long atNanos) {}
}
