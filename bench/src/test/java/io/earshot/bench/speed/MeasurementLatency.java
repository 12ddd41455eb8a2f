package io.earshot.bench.speed;

import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.StreamsHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long live results take: {@code MeasurementLatency [SESSIONS] [SECONDS] [WARM_UP_SECONDS]}.
 * Each session sends a batch per second, at a phase of its own. One JSON line; its sides are in
 * {@link LatencySides}.
 */
final class MeasurementLatency {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);

  /** The engine ticks after a second of silence; what was sent before is out by then. */
  private static final int TAIL_SECONDS = 3;

  private MeasurementLatency() {}

  public static void main(String[] args) throws Exception {
    int sessions = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 25;
    int warmUpSeconds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    String head = BenchHead.json("measurement-latency");
    Path dir = Files.createTempDirectory("measurement-latency");
    String result;
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TOPICS);
      HostSettings engine =
          HostSettings.embedded(
              broker.bootstrapServers(), IDS, "latency", TOPICS, dir.resolve("state"));
      try (StreamsHost host = StreamsHost.start(engine)) {
        host.awaitReady(Duration.ofSeconds(60));
        result = measure(broker.bootstrapServers(), sessions, seconds, warmUpSeconds);
      }
    }
    System.out.printf(
        "{%s,\"sessions\":%d,\"seconds\":%d,\"warmUpSeconds\":%d,%s}%n",
        head, sessions, seconds, warmUpSeconds, result);
  }

  private static String measure(
      String bootstrapServers, int sessions, int seconds, int warmUpSeconds) throws Exception {
    int partitions = PlanSize.EMBEDDED.partitions();
    Duration warmUp = Duration.ofSeconds(warmUpSeconds);
    List<BatchSchedule.Due> dues = BatchSchedule.of(sessions, warmUpSeconds + seconds);
    SentBatches sent;
    List<ArrivalLog.Arrival> events;
    List<ArrivalLog.Arrival> measurements;
    CpuSeconds used;
    try (ArrivalLog eventLog = new ArrivalLog(bootstrapServers, TOPICS.events(), partitions);
        ArrivalLog measurementLog =
            new ArrivalLog(bootstrapServers, TOPICS.measurements(), partitions);
        PacedSends sends = new PacedSends(bootstrapServers, TOPICS.events(), dues)) {
      sends.sendUntil(warmUp);
      CpuSeconds before = CpuSeconds.now();
      sends.sendUntil(warmUp.plusDays(1));
      used = CpuSeconds.now().minus(before);
      Thread.sleep(Duration.ofSeconds(TAIL_SECONDS).toMillis());
      sent = new SentBatches(sends.acknowledged(), warmUp);
      events = eventLog.stop();
      measurements = measurementLog.stop();
    }
    LatencySides sides = new LatencySides(sent, IDS);
    sides.readEvents(events);
    sides.readMeasurements(measurements);
    return sides.json() + ",\"cpuSeconds\":" + used.json();
  }
}
