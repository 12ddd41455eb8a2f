package io.earshot.bench.livekit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** coturn on the loopback: UDP only, credentials as LiveKit issues them. */
final class RelayProcess implements AutoCloseable {

  private static final String CONFIG =
      """
      listening-ip=127.0.0.1
      relay-ip=127.0.0.1
      listening-port=%d
      min-port=20000
      max-port=29999
      use-auth-secret
      static-auth-secret=%s
      realm=earshot.test
      fingerprint
      no-tcp
      no-tls
      no-dtls
      no-tcp-relay
      no-multicast-peers
      allow-loopback-peers
      no-cli
      no-rfc5780
      relay-threads=1
      userdb=%s
      pidfile=%s
      log-file=stdout
      simple-log
      verbose
      """;

  private final Child child;

  private RelayProcess(Child child) {
    this.child = child;
  }

  static RelayProcess start(Path folder, int port) throws IOException {
    Path config = folder.resolve("turnserver.conf");
    Files.writeString(
        config,
        CONFIG.formatted(
            port, SfuProcess.RELAY_SECRET, folder.resolve("turn.db"), folder.resolve("turn.pid")));
    Child child =
        Child.start(
            "turnserver",
            folder,
            Map.of(),
            List.of(Tools.program("turnserver").toString(), "-c", config.toString()));
    child.await("(?i)IPv4\\. UDP listener opened on");
    return new RelayProcess(child);
  }

  @Override
  public void close() {
    child.close();
  }
}
