package io.earshot.console.stack.child;

import java.io.IOException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker and controller in one process: {@code BrokerMain DIR PORT CONTROLLER_PORT}. */
public final class BrokerMain {

  private BrokerMain() {}

  public static void main(String[] args) {
    ParentWatch.start();
    try {
      run(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    } catch (IOException | RuntimeException e) {
      // The log file is our standard error: whoever reads it wants the whole trace.
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(Path dir, int port, int controllerPort) throws IOException {
    BrokerStorage.formatOnFirstUse(dir);
    KafkaConfig config = KafkaConfig.fromProps(BrokerSettings.of(dir, port, controllerPort), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-stop"));
    server.startup();
    server.awaitShutdown();
  }
}
