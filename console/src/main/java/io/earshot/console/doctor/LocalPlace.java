package io.earshot.console.doctor;

import io.earshot.console.stack.PortHolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of the addresses that were asked for is on this machine.
 *
 * @param ports of loopback
 * @param dataDir of the earshot that listens there, else where one would keep its data
 */
record LocalPlace(Set<Integer> ports, Path dataDir) {

  private static final Path DEFAULT_DATA = Path.of("data");
  private static final Pattern SERVER =
      Pattern.compile("(?:[a-z+]+://)?(?:127\\.[0-9.]+|localhost|\\[::1]):(\\d+).*");

  LocalPlace {
    ports = Set.copyOf(ports);
  }

  static LocalPlace of(String bootstrap, String registryUrl, @Nullable URI console) {
    Set<Integer> ports = new HashSet<>();
    for (String server : bootstrap.split(",", -1)) {
      addPort(server, ports);
    }
    addPort(registryUrl, ports);
    addPort(String.valueOf(console), ports);
    return new LocalPlace(ports, dataDirOf(ports));
  }

  private static void addPort(String address, Set<Integer> ports) {
    Matcher matcher = SERVER.matcher(address);
    if (matcher.matches()) {
      ports.add(Integer.valueOf(matcher.group(1)));
    }
  }

  private static Path dataDirOf(Set<Integer> ports) {
    for (int port : ports) {
      Path folder = PortHolder.of(port).dataDir();
      if (folder != null) {
        return folder;
      }
    }
    return DEFAULT_DATA;
  }
}
