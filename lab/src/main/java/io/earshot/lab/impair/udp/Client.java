package io.earshot.lab.impair.udp;

import io.earshot.lab.impair.Direction;
import io.earshot.lab.impair.Link;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;

/** One address on the listening side, with a socket towards the target as a NAT gives it. */
final class Client {

  private final SocketAddress source;
  private final DatagramChannel upstream;
  private final Link forth;
  private final Link back;
  private long lastSeenNanos;

  Client(SocketAddress source, DatagramChannel upstream, long seed, int number, long nowNanos) {
    this.source = source;
    this.upstream = upstream;
    this.forth = new Link(seed, number, Direction.FORTH);
    this.back = new Link(seed, number, Direction.BACK);
    this.lastSeenNanos = nowNanos;
  }

  SocketAddress source() {
    return source;
  }

  DatagramChannel upstream() {
    return upstream;
  }

  Link link(Direction direction) {
    return direction == Direction.FORTH ? forth : back;
  }

  void seen(long nowNanos) {
    lastSeenNanos = nowNanos;
  }

  long idleNanos(long nowNanos) {
    return nowNanos - lastSeenNanos;
  }
}
