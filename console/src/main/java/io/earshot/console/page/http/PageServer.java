package io.earshot.console.page.http;

import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.page.PageState;
import java.net.BindException;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live page on loopback: whoever can run a browser on this machine can see it. */
public final class PageServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);

  private static final String HOST = "127.0.0.1";
  private static final int MAX_THREADS = 16;
  static final int MAX_HEADER_BYTES = 8192;
  private static final int IDLE_MILLIS = 30_000;
  private static final int STOP_MILLIS = 500;

  /** For pages, files and documents beside the event streams. */
  static final int OTHER_CONNECTIONS = 256;

  /** What the kernel holds for a client that does not read; its default grows to megabytes. */
  private static final int SEND_BUFFER_BYTES = 128 * 1024;

  private final Server server;
  private final ServerConnector connector;
  private final WatchStreams streams;
  private final int port;

  private PageServer(Server server, ServerConnector connector, WatchStreams streams) {
    this.server = server;
    this.connector = connector;
    this.streams = streams;
    this.port = connector.getLocalPort();
  }

  /**
   * Returns when the page can be opened.
   *
   * @param report served at /metrics and /startupz; this server adds its clients
   * @throws PageFailure when the port is taken
   */
  public static PageServer start(
      PageState state, PageAlerts alerts, PageServerOptions options, SelfReport report) {
    Server server = new Server(daemonThreads());
    ServerConnector connector =
        connector(server, options.port(), options.watch().stall().toMillis());
    int connections = options.watch().maxClients() + OTHER_CONNECTIONS;
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(connections, connector));
    server.setErrorHandler(new JettyErrors());
    WatchStreams streams = new WatchStreams(options.watch());
    try {
      // Opened first: the handler answers only to the port that was found.
      connector.open();
      RequestGuard guard = new RequestGuard(connector.getLocalPort());
      AlertAnswers answers = new AlertAnswers(alerts);
      Documents documents = new Documents(state, answers, options, streams, report);
      server.setHandler(
          new PageHandler(guard, documents, answers, new Watches(state, alerts), streams));
      server.start();
      report.metrics().add(new ClientMetrics(streams));
      return new PageServer(server, connector, streams);
    } catch (Exception e) {
      stop(server, connector, streams);
      throw failure(options.port(), e);
    }
  }

  /** E.g. {@code http://127.0.0.1:8380}, without a slash at its end. */
  public URI uri() {
    return URI.create("http://" + HOST + ":" + port);
  }

  /** Ends the event streams and frees the port, within 2 s. */
  @Override
  public void close() {
    stop(server, connector, streams);
  }

  private static void stop(Server server, ServerConnector connector, WatchStreams streams) {
    streams.close();
    connector.close();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the live page did not stop cleanly", e);
    }
  }

  private static QueuedThreadPool daemonThreads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("page");
    threads.setDaemon(true);
    threads.setStopTimeout(STOP_MILLIS);
    return threads;
  }

  private static ServerConnector connector(Server server, int port, long stallMillis) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setUriCompliance(rawPaths());
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(HOST);
    connector.setPort(port);
    connector.setAcceptQueueSize(OTHER_CONNECTIONS);
    // Longer than a stall: a client that does not read is disconnected by its stream, and counted.
    connector.setIdleTimeout(IDLE_MILLIS + stallMillis);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    return connector;
  }

  /** Ids hold any characters, and no path of ours is ever decoded as a whole or normalized. */
  private static UriCompliance rawPaths() {
    EnumSet<Violation> allowed =
        EnumSet.complementOf(EnumSet.of(Violation.USER_INFO, Violation.FRAGMENT));
    return new UriCompliance("RAW_PATHS", allowed);
  }

  private static RuntimeException failure(int port, Exception cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof BindException) {
        return new PageFailure(
            "port " + port + " is taken by another process; choose another with --console-port",
            cause);
      }
    }
    return new PageFailure("the live page cannot be served on port " + port + ": " + cause, cause);
  }
}
