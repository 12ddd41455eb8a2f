package io.earshot.console.lab.impair;

import io.earshot.console.command.CommandFailure;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code HOST:PORT}; an IPv6 address stands in brackets. */
final class HostPort {

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^:\\s\\[\\]]+)):(\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  private HostPort() {}

  /**
   * Resolves an address.
   *
   * @param minPort 0 where any free port is welcome, else 1
   */
  static InetSocketAddress parse(String option, String text, int minPort) {
    Matcher matcher = FORM.matcher(text);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(3)) : -1;
    if (!(minPort <= port && port <= MAX_PORT)) {
      throw CommandFailure.usage(
          option
              + (": found '" + text + "', expected HOST:PORT with a port between ")
              + (minPort + " and " + MAX_PORT + ", e.g. 127.0.0.1:3478"));
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw CommandFailure.unreachable(option + ": no address is known for '" + host + "'", null);
    }
    return address;
  }

  /** As {@link #parse} reads it. */
  static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
