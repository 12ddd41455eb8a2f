package io.earshot.bench.crash;

import io.earshot.alerts.delivery.kafka.Notifier;
import io.earshot.alerts.delivery.kafka.NotifierSettings;
import io.earshot.alerts.delivery.receiver.ReceiversReading;
import io.earshot.alerts.delivery.receiver.SecretSource;
import io.earshot.alerts.host.AlertHost;
import io.earshot.alerts.host.AlertHostSettings;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.streams.host.Guarantee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules, and the notifier beside them, in a process that can be killed: {@code AlertMain
 * BOOTSTRAP RUN STATE_DIR GUARANTEE COMMIT_MILLIS RULES [RECEIVERS]}. Ends when its parent closes
 * its standard input.
 */
final class AlertMain {

  private static final SecretSource NO_SECRETS =
      new SecretSource() {
        @Override
        public @Nullable String variable(String name) {
          return null;
        }

        @Override
        public String file(String path) throws IOException {
          throw new IOException(path + " is not read here");
        }
      };

  private AlertMain() {}

  public static void main(String[] args) throws Exception {
    long startNanos = System.nanoTime();
    Path rules = Path.of(args[5]);
    try (AlertHost host =
            AlertHost.start(
                settings(args[0], args[1], Path.of(args[2]), args[3], args[4]),
                () -> List.of(new RulesSource("rules.yml", text(rules))));
        Notifier notifier = args.length > 6 ? notifier(args[0], Path.of(args[6])) : null) {
      host.awaitReady(Duration.ofSeconds(60));
      System.out.println("ready after ms=" + (System.nanoTime() - startNanos) / 1_000_000);
      while (System.in.read() >= 0) {
        // Nothing is said to it: only the end counts.
      }
      System.out.println("ends, with notifier=" + Objects.nonNull(notifier));
    }
  }

  private static AlertHostSettings settings(
      String bootstrap, String run, Path stateDir, String guarantee, String commitMillis) {
    boolean isLive = run.equals(ChildJvm.LIVE);
    PlanSize size = PlanSize.EMBEDDED;
    AlertHostSettings embedded =
        AlertHostSettings.embedded(
            bootstrap,
            FixedSchemaIds.of(TopicKind.valueSchemas()),
            "crash-alerts-" + run,
            isLive ? TopicPlan.live(size) : TopicPlan.replay(run, size),
            stateDir);
    boolean isExact = Guarantee.valueOf(guarantee) == Guarantee.EXACTLY_ONCE;
    return (isLive ? embedded : embedded.replaying(size.partitions()))
        .withOverrides(
            Map.of(
                "processing.guarantee",
                isExact ? "exactly_once_v2" : "at_least_once",
                "commit.interval.ms",
                commitMillis));
  }

  private static Notifier notifier(String bootstrap, Path file) {
    ReceiversReading reading = ReceiversReading.of(file.toString(), text(file), NO_SECRETS);
    return Notifier.start(
        NotifierSettings.usual(bootstrap, reading.receivers(), null).withStartDelayMillis(0),
        System.err::println);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
