package io.earshot.lab.impair.udp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Who sends: each address has a port of its own towards the target until it is silent for long. */
final class Clients {

  /** Each needs a file descriptor. */
  private static final int MAX_COUNT = 1000;

  /** Twice the lifetime of a TURN channel. */
  private static final long MAX_IDLE_NANOS = TimeUnit.MINUTES.toNanos(20);

  /** Bursts of many calls while the machine does something else. */
  static final int SOCKET_BUFFER_BYTES = 4 << 20;

  private final Map<SocketAddress, Client> bySource = new HashMap<>();
  private final Selector selector;
  private final InetSocketAddress target;
  private final long seed;
  private final ProxyCounters counters;
  private int nextNumber;

  Clients(Selector selector, InetSocketAddress target, long seed, ProxyCounters counters) {
    this.selector = selector;
    this.target = target;
    this.seed = seed;
    this.counters = counters;
  }

  /** The client behind an address, a new one if need be; null = there are too many. */
  @Nullable Client of(SocketAddress source, long nowNanos) throws IOException {
    Client known = bySource.get(source);
    if (known != null) {
      known.seen(nowNanos);
      return known;
    } else if (bySource.size() >= MAX_COUNT) {
      return null;
    }
    DatagramChannel upstream = DatagramChannel.open(family(target));
    upstream.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
    // Not connected: a connected socket sends no empty datagram.
    upstream.bind(null).configureBlocking(false);
    Client client = new Client(source, upstream, seed, nextNumber++, nowNanos);
    upstream.register(selector, SelectionKey.OP_READ, client);
    bySource.put(source, client);
    counters.client();
    return client;
  }

  static StandardProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address
        ? StandardProtocolFamily.INET6
        : StandardProtocolFamily.INET;
  }

  void forgetSilent(long nowNanos) throws IOException {
    for (Iterator<Client> each = bySource.values().iterator(); each.hasNext(); ) {
      Client client = each.next();
      if (client.idleNanos(nowNanos) > MAX_IDLE_NANOS) {
        each.remove();
        client.upstream().close();
      }
    }
  }

  void close() throws IOException {
    for (Client client : bySource.values()) {
      client.upstream().close();
    }
    bySource.clear();
  }
}
