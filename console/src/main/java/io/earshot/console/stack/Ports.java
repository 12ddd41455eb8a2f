package io.earshot.console.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loopback ports of one stack; 0 asks for any free one.
 *
 * @param broker Kafka clients
 * @param registry Confluent-compatible REST API
 * @param console the live page, served by this process
 * @param edge agents that do not speak Kafka, served by this process
 */
public record Ports(int broker, int registry, int console, int edge) {

  /** The same on every start, so that agents and bookmarks keep working. */
  public static final Ports FIXED = new Ports(9092, 8081, 8380, 8390);

  /** For stacks that live shorter than a bookmark: tests, demos in a temporary folder. */
  public static final Ports FREE = new Ports(0, 0, 0, 0);

  private static final int MAX_PORT = 65_535;

  public Ports {
    byOption(broker, registry, console, edge).forEach(Ports::requireInRange);
  }

  boolean contains(int port) {
    return broker == port || registry == port || console == port || edge == port;
  }

  /** The ports with the option that changes each. */
  Map<String, Integer> byOption() {
    return byOption(broker, registry, console, edge);
  }

  /** Replaces every 0 by a port that is free now, no two of them equal. */
  Ports withFreeOnesChosen() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      return new Ports(
          chosen(broker, held), chosen(registry, held), chosen(console, held), chosen(edge, held));
    } finally {
      held.forEach(Ports::release);
    }
  }

  static int anyFree() {
    return new Ports(0, 1, 1, 1).withFreeOnesChosen().broker();
  }

  /** True when nobody listens on {@code port} of loopback, nor on all interfaces. */
  static boolean isFree(int port) {
    try {
      release(listen(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int chosen(int port, List<ServerSocket> held) {
    if (port != 0) {
      return port;
    }
    try {
      ServerSocket socket = listen(0);
      held.add(socket);
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StackFailure("no free port on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new StackFailure("port " + socket.getLocalPort() + " cannot be released", e);
    }
  }

  private static Map<String, Integer> byOption(int broker, int registry, int console, int edge) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("--broker-port", broker);
    ports.put("--registry-port", registry);
    ports.put("--console-port", console);
    ports.put("--edge-port", edge);
    return ports;
  }

  private static void requireInRange(String option, int port) {
    if (!(0 <= port && port <= MAX_PORT)) {
      throw new IllegalArgumentException(
          option + "=" + port + " is not in 0.." + MAX_PORT + "; 0 picks a free port");
    }
  }
}
