package io.earshot.lab.impair.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.lab.impair.NamedProfiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy between real sockets on the loopback. */
@SuppressWarnings("NullAway.Init") // set before each
class ITUdpProxy {

  private static final int PACKETS = 2000;
  private static final int BYTES = 100;

  private final StringWriter log = new StringWriter();
  private UdpPeer server;
  private UdpProxy proxy;
  private InetSocketAddress control;
  private Thread thread;

  @BeforeEach
  void openServer() throws IOException {
    server = new UdpPeer();
  }

  @AfterEach
  void close() throws Exception {
    endProxy();
    server.close();
  }

  @Test
  void theLogIsWhatTheReceiverSaw() throws Exception {
    start("loss5+dup2", 7);
    try (UdpPeer client = new UdpPeer()) {
      sendPaced(client);
      awaitPackets(PACKETS);
    }
    endProxy();
    List<String[]> rows = rows(0);
    assertThat(rows).hasSize(PACKETS);
    Map<Integer, Integer> copiesByNumber = new HashMap<>();
    server.received().forEach(each -> copiesByNumber.merge(each.number(), 1, Integer::sum));
    for (int i = 0; i < PACKETS; i++) {
      int copies = copiesByNumber.getOrDefault(i, 0);
      assertThat(rows.get(i)[3])
          .as("packet " + i)
          .isEqualTo(copies == 0 ? "lost" : copies == 1 ? "ok" : "dup");
      assertThat(rows.get(i)[2]).isEqualTo(Integer.toString(BYTES));
    }
    DirectionTotals forth = proxy.totals().directions().get(0);
    assertThat(forth.packets()).isEqualTo(PACKETS);
    assertThat(forth.bytes()).isEqualTo((long) PACKETS * BYTES);
    assertThat(forth.ok() + 2 * forth.dup()).isEqualTo(server.received().size());
    assertThat(forth.lost()).isBetween(60L, 140L).isEqualTo(count(rows, "lost"));
    assertThat(forth.unsent()).isZero();
  }

  @Test
  void theSameSeedLosesTheSamePackets() throws Exception {
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      log.getBuffer().setLength(0);
      start("burst5+jitter1-1", 42);
      try (UdpPeer client = new UdpPeer()) {
        sendPaced(client);
        awaitPackets(PACKETS);
      }
      endProxy();
      runs.add(rows(0).stream().map(row -> row[3] + (row.length > 4 ? row[4] : "")).toList());
    }
    assertThat(runs.get(0)).hasSize(PACKETS).isEqualTo(runs.get(1)).contains("lost");
  }

  /** The test machine may be late; nothing may be early. */
  @Test
  void packetsComeAfterTheirDelay() throws Exception {
    start("delay50", 1);
    try (UdpPeer client = new UdpPeer()) {
      List<Long> sentNanos = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        sentNanos.add(System.nanoTime());
        client.send(proxy.listenAddress(), i, BYTES);
        int count = i + 1;
        await().until(() -> server.received().size() >= count);
      }
      double[] delays = new double[50];
      for (UdpPeer.Received each : server.received()) {
        delays[each.number()] = (each.atNanos() - sentNanos.get(each.number())) / 1e6;
      }
      Arrays.sort(delays);
      assertThat(delays[0]).isGreaterThanOrEqualTo(50);
      assertThat(delays[25]).isLessThan(60);
    }
    endProxy();
    assertThat(rows(0)).allSatisfy(row -> assertThat(row[4]).isEqualTo("50.000"));
    assertThat(proxy.totals().latenessMillis().maxMillis()).isNotNegative();
  }

  @Test
  void eachClientGetsItsOwnAnswers() throws Exception {
    start("clean", 1);
    try (UdpPeer one = new UdpPeer();
        UdpPeer two = new UdpPeer()) {
      one.send(proxy.listenAddress(), 1, 20);
      two.send(proxy.listenAddress(), 2, 30);
      await().until(() -> server.received().size() == 2);
      assertThat(server.received()).extracting(UdpPeer.Received::from).doesNotHaveDuplicates();
      for (UdpPeer.Received each : server.received()) {
        server.send(each.from(), each.number() + 10, 40);
      }
      await().until(() -> one.received().size() == 1 && two.received().size() == 1);
      assertThat(one.received().get(0).number()).isEqualTo(11);
      assertThat(two.received().get(0).number()).isEqualTo(12);
      assertThat(one.received().get(0).from()).isEqualTo(proxy.listenAddress());
    }
    endProxy();
    assertThat(rows(1)).hasSize(2).allSatisfy(row -> assertThat(row[2]).isEqualTo("40"));
    assertThat(proxy.totals().clients()).isEqualTo(2);
  }

  @Test
  void emptyDatagramsPassBothWays() throws Exception {
    start("clean", 1);
    try (UdpPeer client = new UdpPeer()) {
      client.send(proxy.listenAddress(), 0, 0);
      await().until(() -> server.received().size() == 1);
      server.send(server.received().get(0).from(), 0, 0);
      await().until(() -> client.received().size() == 1);
      assertThat(client.received().get(0).bytes()).isZero();
    }
  }

  @Test
  void aTargetThatIsNotThereYetIsNoEnd() throws Exception {
    InetSocketAddress address = server.address();
    server.close();
    start("clean", 1, address);
    try (UdpPeer client = new UdpPeer()) {
      for (int i = 0; i < 5; i++) {
        client.send(proxy.listenAddress(), i, BYTES);
      }
      awaitPackets(5);
    }
    assertThat(thread.isAlive()).isTrue();
  }

  @Test
  void whatWaitsAtTheEndIsStillSent() throws Exception {
    start("delay1500", 1);
    try (UdpPeer client = new UdpPeer()) {
      client.send(proxy.listenAddress(), 1, BYTES);
      awaitPackets(1);
      assertThat(server.received()).isEmpty();
      endProxy();
      await().until(() -> server.received().size() == 1);
    }
  }

  @Test
  void theControlPortChangesTheProfileAndTellsTheTotals() throws Exception {
    start("clean", 1);
    try (UdpPeer client = new UdpPeer();
        Socket socket = new Socket(control.getAddress(), control.getPort())) {
      client.send(proxy.listenAddress(), 1, BYTES);
      awaitPackets(1);
      assertThat(answer(socket, "profile loss100")).isEqualTo("ok loss100");
      client.send(proxy.listenAddress(), 2, BYTES);
      awaitPackets(2);
      assertThat(answer(socket, "stats")).isEqualTo("loss100 2");
      assertThat(answer(socket, "profile nowhere")).startsWith("error: ");
      assertThat(answer(socket, "stop")).startsWith("error: expected 'profile NAME' or 'stats'");
      // A client of the port that talks without end is cut off, and nobody else notices.
      try (Socket flood = new Socket(control.getAddress(), control.getPort())) {
        flood.getOutputStream().write(new byte[3000]);
        assertThat(flood.getInputStream().read()).isEqualTo(-1);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("reset");
      }
      assertThat(answer(socket, "profile clean")).isEqualTo("ok clean");
    }
    endProxy();
    assertThat(rows(0)).extracting(row -> row[3]).containsExactly("ok", "lost");
  }

  private static String answer(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private void start(String profile, long seed) throws IOException {
    start(profile, seed, server.address());
  }

  private void start(String profile, long seed, InetSocketAddress target) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    PacketLog packets = PacketLog.to(log, InstantSource.system(), System.nanoTime());
    proxy = UdpProxy.open(any, target, NamedProfiles.of(profile).orElseThrow(), seed, packets);
    control =
        proxy.controlAt(
            any,
            new ControlCommands(
                NamedProfiles::of,
                totals -> totals.profile() + " " + totals.directions().get(0).packets()));
    thread =
        new Thread(
            () -> {
              try {
                proxy.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "proxy");
    thread.start();
  }

  private void endProxy() throws Exception {
    proxy.end();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
    proxy.close();
  }

  /** Some at a time: the loopback drops nothing while the proxy keeps up. */
  private void sendPaced(UdpPeer client) throws IOException {
    for (int i = 0; i < PACKETS; i++) {
      client.send(proxy.listenAddress(), i, BYTES);
      if (i % 100 == 99) {
        awaitPackets(i + 1);
      }
    }
  }

  /** Waits until the proxy has seen so many packets on their way forth. */
  private void awaitPackets(int count) throws IOException {
    try (Socket socket = new Socket(control.getAddress(), control.getPort())) {
      await().until(() -> Integer.parseInt(answer(socket, "stats").split(" ", -1)[1]) >= count);
    }
  }

  private List<String[]> rows(int direction) {
    return log.toString()
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(row -> row[0].equals(Integer.toString(direction)))
        .toList();
  }

  private static long count(List<String[]> rows, String verdict) {
    return rows.stream().filter(row -> row[3].equals(verdict)).count();
  }
}
