package io.earshot.console.stack.child;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Settings of a single-node broker that belongs to one person on one machine. */
final class BrokerSettings {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final String LISTENER = "PLAINTEXT";

  /** One node: every internal topic has one copy, and one partition is enough for one machine. */
  private static final Map<String, String> ONE_NODE =
      Map.ofEntries(
          Map.entry("offsets.topic.num.partitions", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.num.partitions", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("num.partitions", "4"));

  /** Quick and small: no waiting for members that cannot come, 4 MiB for the log cleaner. */
  private static final Map<String, String> SMALL =
      Map.of(
          "group.initial.rebalance.delay.ms", "0",
          "log.cleaner.dedupe.buffer.size", "4194304",
          "num.io.threads", "4",
          "num.network.threads", "2",
          "background.threads", "4",
          // Off: it writes and syncs the metadata log twice a second, also when nothing happens.
          "metadata.max.idle.interval.ms", "0");

  /**
   * After kill -9 the controller takes the new broker for a second one until the old session runs
   * out: with the default of 9 s a restart took 11-13 s, with 3 s it takes 4-5 s.
   */
  private static final Map<String, String> QUICK_RESTART =
      Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");

  private BrokerSettings() {}

  static Properties of(Path dir, int port, int controllerPort) {
    String client = LISTENER + "://127.0.0.1:" + port;
    String controller = CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort;
    Properties settings = new Properties();
    settings.putAll(ONE_NODE);
    settings.putAll(SMALL);
    settings.putAll(QUICK_RESTART);
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listeners", client + "," + controller);
    settings.put("advertised.listeners", client);
    settings.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.put("log.dirs", dir.toString());
    // A mistyped topic name is an error, not a new topic with the wrong settings.
    settings.put("auto.create.topics.enable", "false");
    return settings;
  }
}
