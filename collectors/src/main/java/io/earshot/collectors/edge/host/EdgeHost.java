package io.earshot.collectors.edge.host;

import io.earshot.collectors.edge.avro.BatchReader;
import io.earshot.collectors.edge.command.CommandDesk;
import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.http.EdgeParts;
import io.earshot.collectors.edge.http.EdgeServer;
import io.earshot.collectors.edge.intake.BatchNumbers;
import io.earshot.collectors.edge.intake.EdgeClock;
import io.earshot.collectors.edge.intake.EventSink;
import io.earshot.collectors.edge.intake.Intake;
import io.earshot.collectors.edge.kafka.KafkaEnds;
import io.earshot.collectors.edge.limit.ConnectionSeats;
import io.earshot.collectors.edge.limit.SubjectLimits;
import io.earshot.collectors.edge.privacy.FieldPrivacy;
import io.earshot.collectors.edge.privacy.Pseudonyms;
import io.earshot.collectors.edge.room.RoomDirectory;
import io.earshot.collectors.edge.stage.StageDesk;
import io.earshot.collectors.edge.token.Gatekeeper;
import io.earshot.collectors.edge.webhook.WebhookDesk;
import io.earshot.collectors.edge.webhook.WebhookGuard;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** A running edge. */
public final class EdgeHost implements AutoCloseable {

  private static final int NODE_BYTES = 8;

  private final KafkaEnds kafka;
  private final EdgeServer server;
  private final CommandDesk commands;
  private final EdgeCounts counts;

  private EdgeHost(KafkaEnds kafka, EdgeServer server, CommandDesk commands, EdgeCounts counts) {
    this.kafka = kafka;
    this.server = server;
    this.commands = commands;
    this.counts = counts;
  }

  /**
   * Returns when clients can connect. The plan's topics must exist.
   *
   * @throws IOException for a person: a port is taken, a file cannot be used, a secret is too short
   */
  public static EdgeHost start(
      String bootstrap, SchemaIdLookup ids, TopicPlan plan, EdgeSettings settings)
      throws IOException {
    requireSecrets(settings);
    InstantSource wall = InstantSource.system();
    EdgeClock clock = new EdgeClock(newNode(), System::nanoTime, wall);
    Pseudonyms pseudonyms =
        settings.clearNames()
            ? Pseudonyms.CLEAR
            : Pseudonyms.keyed(EpochKeyFile.keyAt(settings.keyFile(), wall.instant()));
    RoomDirectory rooms = new RoomDirectory();
    EdgeCounts counts = new EdgeCounts();
    KafkaEnds kafka =
        KafkaEnds.open(bootstrap, ids, plan, settings.heldBytes(), rooms, counts, wall);
    CommandDesk commands = new CommandDesk();
    EdgeParts parts = parts(settings, pseudonyms, rooms, kafka.sink(), commands, clock, counts);
    try {
      EdgeServer server = EdgeServer.start(parts, settings.server());
      return new EdgeHost(kafka, server, commands, counts);
    } catch (IOException e) {
      close(kafka);
      throw e;
    }
  }

  /** Base of all addresses, without a slash at its end. */
  public URI uri() {
    return server.uri();
  }

  /** The way to agents that are connected. */
  public CommandDesk commands() {
    return commands;
  }

  public EdgeCounts counts() {
    return counts;
  }

  /** Serialized bytes of batches that the broker does not have yet. */
  public long heldBytes() {
    return kafka.sink().heldBytes();
  }

  /** Tells agents to come back later, then gives the broker what is held. */
  @Override
  public void close() {
    server.close();
    close(kafka);
  }

  /** Everything between HTTP and a sink. */
  public static EdgeParts parts(
      EdgeSettings settings,
      Pseudonyms pseudonyms,
      RoomDirectory rooms,
      EventSink sink,
      CommandDesk commands,
      EdgeClock clock,
      EdgeCounts counts) {
    BatchReader reader = new BatchReader(new FieldPrivacy(pseudonyms));
    Intake intake = new Intake(reader, rooms, pseudonyms, sink, counts);
    BatchNumbers numbers = new BatchNumbers(clock.nowMillis());
    return new EdgeParts(
        new Gatekeeper(settings.liveKit(), settings.fixed()),
        new SubjectLimits(settings.limits()),
        new ConnectionSeats(settings.connectionsPerKey(), settings.connectionsPerIdentity()),
        intake,
        new StageDesk(intake, numbers, counts),
        new WebhookGuard(settings.liveKit()),
        new WebhookDesk(reader, rooms, pseudonyms, sink, numbers, clock, counts),
        commands,
        clock,
        counts);
  }

  /** LiveKit's dev mode has a secret of 6 bytes, which is fine where nobody else can reach it. */
  private static void requireSecrets(EdgeSettings settings) throws IOException {
    List<String> guessable = settings.liveKit().guessable();
    if (!guessable.isEmpty() && !settings.server().isLoopback()) {
      throw new IOException(
          "secrets of "
              + guessable
              + " have under 32 bytes and can be guessed; use longer ones, or listen on 127.0.0.1");
    }
  }

  private static String newNode() {
    byte[] node = new byte[NODE_BYTES];
    new SecureRandom().nextBytes(node);
    return "edge-" + HexFormat.of().formatHex(node);
  }

  private static void close(KafkaEnds kafka) {
    try {
      kafka.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
