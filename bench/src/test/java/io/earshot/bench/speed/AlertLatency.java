package io.earshot.bench.speed;

import io.earshot.alerts.host.AlertHost;
import io.earshot.alerts.host.AlertHostSettings;
import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.bench.kafka.LiveCaller;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.StreamsHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long an alert takes: {@code AlertLatency [CALLS] [WARM_UP_SECONDS]}. Every call reports once
 * a second, at a phase of its own, and one after the other they begin to lose every second packet,
 * which the first such report brings above the 2 % in ten seconds of the shipped rules. Engine,
 * rules and broker are those of {@code earshot up}. One JSON line; its sides are in {@link
 * AlertDelays}.
 */
final class AlertLatency {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final int LOST_OF_FIFTY = 25;
  private static final int TAIL_SECONDS = 8;

  private AlertLatency() {}

  public static void main(String[] args) throws Exception {
    int calls = args.length > 0 ? Integer.parseInt(args[0]) : 50;
    int warmUpSeconds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
    String head = BenchHead.json("alert-latency");
    Path dir = Files.createTempDirectory("alert-latency");
    String result;
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TOPICS);
      String bootstrap = broker.bootstrapServers();
      try (StreamsHost engine =
              StreamsHost.start(
                  HostSettings.embedded(bootstrap, IDS, "engine", TOPICS, dir.resolve("engine")));
          AlertHost alerts =
              AlertHost.start(
                  AlertHostSettings.embedded(
                      bootstrap, IDS, "alerts", TOPICS, dir.resolve("alerts")),
                  () -> List.of(DefaultRules.source()))) {
        engine.awaitReady(Duration.ofSeconds(60));
        alerts.awaitReady(Duration.ofSeconds(60));
        result = measure(bootstrap, calls, warmUpSeconds);
      }
    }
    System.out.printf(
        "{%s,\"calls\":%d,\"warmUpSeconds\":%d,%s}%n", head, calls, warmUpSeconds, result);
  }

  private static String measure(String bootstrap, int count, int warmUpSeconds) throws Exception {
    AlertDelays delays = new AlertDelays();
    CpuSeconds used;
    try (ArrivalLog alertLog =
            new ArrivalLog(bootstrap, TOPICS.alerts(), PlanSize.EMBEDDED.partitions());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      List<LiveCaller> calls = calls(producer, count);
      long startNanos = System.nanoTime();
      CpuSeconds before = CpuSeconds.now();
      for (int second = 0; second < warmUpSeconds + count + TAIL_SECONDS; second++) {
        for (int call = 0; call < count; call++) {
          await(startNanos + TimeUnit.SECONDS.toNanos(second) + phaseNanos(call, count));
          boolean isLossy = second >= warmUpSeconds + call;
          long nowMillis = System.currentTimeMillis();
          if (second == warmUpSeconds + call) {
            delays.crossed("call-" + call, nowMillis, System.nanoTime());
          }
          var unused = calls.get(call).send(nowMillis, isLossy ? LOST_OF_FIFTY : 0);
        }
      }
      used = CpuSeconds.now().minus(before);
      delays.read(alertLog.stop());
    }
    return delays.json() + ",\"cpuSeconds\":" + used.json();
  }

  private static List<LiveCaller> calls(KafkaProducer<byte[], byte[]> producer, int count) {
    int schemaId = IDS.idOf(Topics.EVENTS + "-value", EventBatch.getClassSchema());
    List<LiveCaller> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(new LiveCaller(producer, schemaId, "call-" + i, "ann", "ben"));
    }
    return calls;
  }

  private static long phaseNanos(int call, int count) {
    return TimeUnit.SECONDS.toNanos(1) * call / count;
  }

  private static void await(long nanos) {
    for (long leftNanos = nanos - System.nanoTime();
        leftNanos > 0;
        leftNanos = nanos - System.nanoTime()) {
      LockSupport.parkNanos(leftNanos);
    }
  }
}
