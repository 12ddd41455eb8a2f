package io.earshot.collectors.edge.http;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge's HTTP server. */
public final class EdgeServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EdgeServer.class);

  private static final int MAX_THREADS = 32;

  /** A token of 4096 characters beside what browsers send. */
  private static final int MAX_HEADER_BYTES = 8192;

  /** 256 KiB in four minutes: slower bodies are an attack, and phones are faster. */
  private static final int MIN_BYTES_PER_SECOND = 1024;

  private static final int STOP_MILLIS = 1_000;

  /** What the kernel holds for a client that does not read; its default grows to megabytes. */
  private static final int SEND_BUFFER_BYTES = 128 << 10;

  private final Server server;
  private final AgentUpgrade upgrade;
  private final URI uri;

  private EdgeServer(Server server, AgentUpgrade upgrade, URI uri) {
    this.server = server;
    this.upgrade = upgrade;
    this.uri = uri;
  }

  /**
   * Returns when clients can connect.
   *
   * @throws IOException when the port is taken or the address is not this machine's
   */
  public static EdgeServer start(EdgeParts parts, EdgeServerOptions options) throws IOException {
    Server server = new Server(daemonThreads());
    ServerConnector connector = connector(server, options);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(options.maxConnections(), connector));
    server.setErrorHandler(new BareErrors());
    server.setStopTimeout(STOP_MILLIS);
    AgentUpgrade upgrade = new AgentUpgrade(server, parts);
    AllowedOrigins origins = new AllowedOrigins(options.origins(), options.isLoopback());
    server.setHandler(new EdgeHandler(parts, origins, upgrade));
    try {
      server.start();
    } catch (Exception e) {
      // Jetty declares no less: whatever it is, the threads it has started must end.
      stop(server);
      throw e instanceof IOException io ? io : new IOException(e);
    }
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    return new EdgeServer(
        server, upgrade, URI.create("http://" + host + ":" + connector.getLocalPort()));
  }

  /** E.g. {@code http://127.0.0.1:8390}, without a slash at its end. */
  public URI uri() {
    return uri;
  }

  /** Tells agents to come back later, then frees the port. */
  @Override
  public void close() {
    upgrade.goAway();
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      // Jetty declares no less, and whoever closes has more to close.
      LOG.warn("the edge did not stop cleanly", e);
    }
  }

  private static QueuedThreadPool daemonThreads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("edge");
    threads.setDaemon(true);
    return threads;
  }

  private static ServerConnector connector(Server server, EdgeServerOptions options) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setMinRequestDataRate(MIN_BYTES_PER_SECOND);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(options.idleMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    return connector;
  }
}
