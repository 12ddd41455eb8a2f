package io.earshot.console.sessions.kafka;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.report.ReportSource;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.console.report.avro.SummaryReading;
import io.earshot.console.sessions.listing.ListedSession;
import io.earshot.console.sessions.listing.NearestIds;
import io.earshot.console.sessions.listing.NewestSessions;
import io.earshot.schema.Measurement;
import io.earshot.schema.SessionSummary;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Summaries and measurements of one pipeline or one replay, as any consumer can read them. */
public final class SessionTopics {

  private static final String FORMAT = "topics";

  private final Broker broker;
  private final TopicPlan plan;
  private final @Nullable String run;
  private final Decoding<SessionSummary> summaries;
  private final Decoding<Measurement> measurements;
  private @Nullable String unreadableAlert;

  /**
   * Nothing is read yet.
   *
   * @param run id of a replay; null = the live pipeline
   */
  public SessionTopics(Broker broker, SchemaIdLookup ids, @Nullable String run) {
    this.broker = broker;
    this.run = run;
    this.plan = planOf(run);
    this.summaries = new Decoding<>(WireDecoder.of(SessionSummary.class, ids));
    this.measurements = new Decoding<>(WireDecoder.of(Measurement.class, ids));
  }

  /** The sessions that began last. */
  public NewestSessions newest(int limit) throws InterruptedException {
    NewestSessions newest = new NewestSessions(limit);
    read(
        plan.sessions(),
        each -> {
          SessionSummary summary = summaries.decode(each);
          if (summary != null) {
            newest.add(ListedSession.of(SummaryReading.session(summary), summary.getEnded()));
          } else if (each.value() == null && each.key() != null) {
            newest.remove(text(each.key()));
          }
        });
    return newest;
  }

  /**
   * Reads one session into a builder, with its seconds if the builder wants them; ends the command
   * if there is no such session.
   *
   * @return what was read
   */
  public ReportSource read(String session, ReportBuilder into) throws InterruptedException {
    byte[] wanted = session.getBytes(StandardCharsets.UTF_8);
    NearestIds nearest = new NearestIds(session);
    Newest newest = newest(wanted, nearest);
    SessionSummary summary = newest.record == null ? null : summaries.decode(newest.record);
    if (summary == null) {
      throw unknown(session, nearest.ids());
    }
    into.add(summary);
    readAlerts(into);
    if (into.wantsSeconds()) {
      readSeconds(wanted, into);
    }
    return source(Objects.requireNonNull(newest.record));
  }

  /** What the report says about one session as a whole; null = there is no such session. */
  public @Nullable SessionReport find(String session) throws InterruptedException {
    return report(session, new NearestIds(session));
  }

  /** The same; ends the command if there is no such session. */
  public SessionReport get(String session) throws InterruptedException {
    NearestIds nearest = new NearestIds(session);
    SessionReport report = report(session, nearest);
    if (report == null) {
      throw unknown(session, nearest.ids());
    }
    return report;
  }

  private @Nullable SessionReport report(String session, NearestIds nearest)
      throws InterruptedException {
    Newest newest = newest(session.getBytes(StandardCharsets.UTF_8), nearest);
    SessionSummary summary = newest.record == null ? null : summaries.decode(newest.record);
    return summary == null ? null : SummaryReading.session(summary);
  }

  private Newest newest(byte[] wanted, NearestIds nearest) throws InterruptedException {
    Newest newest = new Newest();
    read(
        plan.sessions(),
        each -> {
          if (Arrays.equals(each.key(), wanted)) {
            newest.record = each;
          } else if (each.key() != null && each.value() != null) {
            nearest.add(text(each.key()));
          } else if (each.key() != null) {
            nearest.remove(text(each.key()));
          }
        });
    return newest;
  }

  /** One line for a person about records that nobody can read; null = there were none. */
  public @Nullable String unreadable() {
    String unreadable = summaries.unreadable();
    if (unreadable == null) {
      unreadable = measurements.unreadable();
    }
    return unreadable == null ? unreadableAlert : unreadable;
  }

  /** All of them: the builder knows whose they are. A pipeline without the topic has none. */
  private void readAlerts(ReportBuilder into) throws InterruptedException {
    List<TopicPartition> partitions = broker.partitions(plan.alerts());
    if (partitions.isEmpty()) {
      return;
    }
    new TopicLog(broker)
        .read(
            partitions,
            each -> {
              if (each.value() != null) {
                addAlert(each.value(), into);
              }
            });
  }

  private void addAlert(byte[] value, ReportBuilder into) {
    try {
      into.add(AlertRecord.read(value));
    } catch (UnreadableAlert e) {
      unreadableAlert = e.getMessage();
    }
  }

  private void readSeconds(byte[] wanted, ReportBuilder into) throws InterruptedException {
    read(
        plan.measurements(),
        each -> {
          Measurement measurement =
              Arrays.equals(each.key(), wanted) ? measurements.decode(each) : null;
          if (measurement != null) {
            into.add(measurement);
          }
        });
  }

  private void read(String topic, TopicLog.RecordSink sink) throws InterruptedException {
    List<TopicPartition> partitions = broker.partitions(topic);
    if (partitions.isEmpty()) {
      throw CommandFailure.failed(
          "%s: found no topic %s, expected one; %s".formatted(broker.bootstrap(), topic, remedy()),
          null);
    }
    new TopicLog(broker).read(partitions, sink);
  }

  private String remedy() {
    return run == null
        ? "run: earshot topics apply"
        : "correct --run or run: earshot replay PATH --bootstrap "
            + broker.bootstrap()
            + " --run "
            + run;
  }

  private CommandFailure unknown(String session, List<String> nearest) {
    String expected =
        nearest.isEmpty()
            ? "any, but the topic is empty"
            : "one like " + String.join(", ", nearest);
    return CommandFailure.failed(
        "%s: found no session \"%s\", expected %s; see: earshot sessions ls"
            .formatted(plan.sessions(), session, expected),
        null);
  }

  /**
   * What compaction left of the session is one record; how many there were is nobody's business.
   */
  private ReportSource source(ConsumerRecord<byte[], byte[]> record) {
    long bytes = (long) record.serializedKeySize() + record.serializedValueSize();
    return new ReportSource(List.of(plan.sessions()), FORMAT, 1, bytes, Map.of(), false);
  }

  /**
   * The topics of a pipeline; ends the command if none can have this name.
   *
   * @param run id of a replay; null = the live pipeline
   */
  public static TopicPlan planOf(@Nullable String run) {
    try {
      return run == null
          ? TopicPlan.live(PlanSize.EMBEDDED)
          : TopicPlan.replay(run, PlanSize.EMBEDDED);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--run: " + e.getMessage());
    }
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** The last record of a key so far. */
  private static final class Newest {

    private @Nullable ConsumerRecord<byte[], byte[]> record;
  }
}
