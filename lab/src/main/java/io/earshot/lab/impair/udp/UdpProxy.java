package io.earshot.lab.impair.udp;

import io.earshot.lab.impair.Direction;
import io.earshot.lab.impair.Fate;
import io.earshot.lab.impair.Link;
import io.earshot.lab.impair.Profile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Passes datagrams between clients and one target, each direction of each client through a link of
 * its own that loses, delays and repeats them.
 *
 * <p>One thread does everything. It sleeps in the selector until 1 ms before the next departure and
 * looks every 50 µs from then on: on an idle machine packets leave 0.1 ms after the instant that
 * was decided, on a busy one as late as the scheduler lets it; the totals say how late. An arrival
 * is stamped when the thread reads it, at most one such look after the kernel had it.
 */
public final class UdpProxy implements AutoCloseable {

  private static final int MAX_DATAGRAM_BYTES = 65_535;
  private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long FINE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long CHORE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What still waits when the proxy is told to end gets this long. */
  private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int WARM_UP_PACKETS = 20_000;

  /** After this many arrivals at one socket, departures have their turn. */
  private static final int MAX_READS = 64;

  private final Selector selector;
  private final DatagramChannel listening;
  private final InetSocketAddress listenAddress;
  private final InetSocketAddress target;
  private final Clients clients;
  private final ProxyCounters counters = new ProxyCounters();
  private final PacketLog log;
  private final long seed;
  private final long startNanos = System.nanoTime();
  private final PriorityQueue<Departure> departures = new PriorityQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
  private Profile profile;
  private @Nullable ControlPort control;
  private long departureCount;
  private long choresNanos;
  private volatile boolean isEnding;

  private UdpProxy(
      Selector selector,
      DatagramChannel listening,
      InetSocketAddress target,
      Profile profile,
      long seed,
      PacketLog log)
      throws IOException {
    this.selector = selector;
    this.listening = listening;
    this.listenAddress = (InetSocketAddress) listening.getLocalAddress();
    this.target = target;
    this.clients = new Clients(selector, target, seed, counters);
    this.profile = profile;
    this.seed = seed;
    this.log = log;
    warmUp();
  }

  /**
   * Binds the port; {@link #run} answers it.
   *
   * @param listen port 0 = any free one
   */
  public static UdpProxy open(
      InetSocketAddress listen, InetSocketAddress target, Profile profile, long seed, PacketLog log)
      throws IOException {
    DatagramChannel listening = DatagramChannel.open(Clients.family(listen));
    try {
      listening.setOption(StandardSocketOptions.SO_RCVBUF, Clients.SOCKET_BUFFER_BYTES);
      listening.bind(listen).configureBlocking(false);
      Selector selector = Selector.open();
      listening.register(selector, SelectionKey.OP_READ);
      return new UdpProxy(selector, listening, target, profile, seed, log);
    } catch (IOException e) {
      listening.close();
      throw e;
    }
  }

  /** Also takes commands at a TCP port; before {@link #run}. */
  public InetSocketAddress controlAt(InetSocketAddress address, ControlCommands commands)
      throws IOException {
    ControlPort port = ControlPort.open(selector, address, line -> commands.answer(this, line));
    control = port;
    return port.address();
  }

  public InetSocketAddress listenAddress() {
    return listenAddress;
  }

  /** Decides about packets that never were, so that the first real ones find compiled code. */
  private void warmUp() {
    Link link = new Link(seed, 0, Direction.FORTH);
    for (int i = 0; i < WARM_UP_PACKETS; i++) {
      link.pass(profile.of(Direction.FORTH), i, 1);
    }
  }

  /** Passes packets until it is told to end, then those that still wait. */
  public void run() throws IOException {
    while (!isEnding) {
      turn(true);
    }
    long deadlineNanos = System.nanoTime() + FAREWELL_NANOS;
    while (!departures.isEmpty() && System.nanoTime() - deadlineNanos < 0) {
      turn(false);
    }
    departures.forEach(each -> counters.unsent(each.direction()));
    departures.clear();
    log.flush();
  }

  /** Ends {@link #run} soon; from any thread. */
  public void end() {
    isEnding = true;
    selector.wakeup();
  }

  /** Changes what happens to packets from the next one on; on the thread of {@link #run}. */
  void use(Profile newProfile) {
    profile = newProfile;
  }

  /** Counts so far; on the thread of {@link #run}, or after it. */
  public ProxyTotals totals() {
    double durationMillis = (System.nanoTime() - startNanos) / 1e6;
    return counters.totals(profile.name(), seed, durationMillis);
  }

  private void turn(boolean reads) throws IOException {
    sendDue();
    await();
    for (SelectionKey key : selector.selectedKeys()) {
      if (!key.isValid()) {
        continue;
      } else if (key.channel() == listening) {
        readForth(reads);
      } else if (key.attachment() instanceof Client client) {
        readBack(client, reads);
      } else if (control != null) {
        control.handle(key);
      }
    }
    selector.selectedKeys().clear();
    long nowNanos = System.nanoTime();
    if (nowNanos - choresNanos > CHORE_NANOS) {
      choresNanos = nowNanos;
      log.flush();
      clients.forgetSilent(nowNanos);
    }
  }

  private void await() throws IOException {
    Departure next = departures.peek();
    long restNanos = next == null ? CHORE_NANOS : next.dueNanos() - System.nanoTime();
    if (restNanos > COARSE_NANOS) {
      long sleepNanos = Math.min(restNanos - FINE_NANOS, CHORE_NANOS);
      selector.select(TimeUnit.NANOSECONDS.toMillis(sleepNanos));
      return;
    } else if (restNanos > 0) {
      LockSupport.parkNanos(Math.min(restNanos, LOOK_NANOS));
    }
    selector.selectNow();
  }

  private void readForth(boolean passes) throws IOException {
    for (int i = 0; i < MAX_READS; i++) {
      buffer.clear();
      SocketAddress source = listening.receive(buffer);
      if (source == null) {
        return;
      }
      long nowNanos = System.nanoTime();
      Client client = clients.of(source, nowNanos);
      if (client == null) {
        counters.refused();
      } else if (passes) {
        pass(client, Direction.FORTH, nowNanos);
      }
    }
  }

  private void readBack(Client client, boolean passes) throws IOException {
    for (int i = 0; i < MAX_READS; i++) {
      buffer.clear();
      SocketAddress source = client.upstream().receive(buffer);
      if (source == null) {
        return;
      } else if (passes && source.equals(target)) {
        pass(client, Direction.BACK, System.nanoTime());
      }
    }
  }

  private void pass(Client client, Direction direction, long nowNanos) throws IOException {
    byte[] payload = new byte[buffer.flip().remaining()];
    buffer.get(payload);
    Fate fate = client.link(direction).pass(profile.of(direction), nowNanos, payload.length);
    counters.arrived(direction, payload.length, fate);
    log.add(direction, nowNanos, payload.length, fate);
    int copies = fate.verdict().copies();
    if (copies > 0) {
      long dueNanos = nowNanos + fate.addedNanos();
      departures.add(new Departure(dueNanos, departureCount++, client, direction, payload, copies));
    }
  }

  private void sendDue() {
    for (Departure next = departures.peek();
        next != null && next.dueNanos() - System.nanoTime() <= 0;
        next = departures.peek()) {
      departures.remove();
      for (int i = 0; i < next.copies(); i++) {
        send(next);
      }
      counters.departed(System.nanoTime() - next.dueNanos());
    }
  }

  private void send(Departure departure) {
    ByteBuffer payload = ByteBuffer.wrap(departure.payload());
    Client client = departure.client();
    int sentBytes = -1;
    try {
      sentBytes =
          departure.direction() == Direction.FORTH
              ? client.upstream().send(payload, target)
              : listening.send(payload, client.source());
    } catch (IOException e) {
      // As good as a full socket: the packet is gone, the next one may pass.
    }
    if (sentBytes < departure.payload().length) {
      counters.unsent(departure.direction());
    }
  }

  @Override
  public void close() throws IOException {
    if (!selector.isOpen()) {
      return;
    }
    clients.close();
    if (control != null) {
      control.close();
    }
    listening.close();
    selector.close();
  }
}
