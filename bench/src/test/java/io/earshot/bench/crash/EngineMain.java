package io.earshot.bench.crash;

import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.streams.host.Guarantee;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.StreamsHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The engine in a process that can be killed: {@code EngineMain BOOTSTRAP RUN STATE_DIR GUARANTEE
 * COMMIT_MILLIS}. The run {@value ChildJvm#LIVE} is on the live topics, where time passes. Ends
 * when its parent closes its standard input.
 */
final class EngineMain {

  private EngineMain() {}

  public static void main(String[] args) throws Exception {
    boolean isLive = args[1].equals(ChildJvm.LIVE);
    TopicPlan topics =
        isLive ? TopicPlan.live(PlanSize.EMBEDDED) : TopicPlan.replay(args[1], PlanSize.EMBEDDED);
    HostSettings embedded =
        HostSettings.embedded(
            args[0],
            FixedSchemaIds.of(TopicKind.valueSchemas()),
            "crash-" + args[1],
            topics,
            Path.of(args[2]));
    HostSettings settings =
        (isLive ? embedded : embedded.replaying())
            .withGuarantee(Guarantee.valueOf(args[3]))
            .withOverrides(Map.of("commit.interval.ms", args[4]));
    long startNanos = System.nanoTime();
    try (StreamsHost host = StreamsHost.start(settings)) {
      host.awaitReady(Duration.ofSeconds(60));
      System.out.println("ready after ms=" + (System.nanoTime() - startNanos) / 1_000_000);
      while (System.in.read() >= 0) {
        // Nothing is said to it: only the end counts.
      }
    }
  }
}
