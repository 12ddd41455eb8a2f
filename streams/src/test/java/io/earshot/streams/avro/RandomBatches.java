package io.earshot.streams.avro;

import io.earshot.schema.AgentHeartbeat;
import io.earshot.schema.AgentRole;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.RemoteStamp;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Wire records with every field sometimes present and sometimes not, from a seed. */
final class RandomBatches {

  private final SplittableRandom random;

  RandomBatches(long seed) {
    random = new SplittableRandom(seed);
  }

  EventBatch next() {
    Map<String, Long> dropped = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      dropped.put("reason" + i, random.nextLong(1000));
    }
    return new EventBatch(
        "session-" + random.nextInt(100),
        text(),
        text(),
        one(AgentRole.values()),
        random.nextLong(1L << 53),
        random.nextLong(1L << 53),
        random.nextInt(1 << 20),
        clock(),
        nanos(),
        dropped,
        several(this::marks),
        several(this::report),
        several(this::probe),
        several(this::lifecycle),
        several(
            () ->
                new UtteranceStage(
                    text(),
                    one(MediaStage.values()),
                    nanos(),
                    maybeText(),
                    maybe(() -> random.nextLong(1L << 40)))),
        several(this::stamp),
        labels(),
        several(this::heartbeat));
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    for (String name : List.of("room", "sfu", "target_language", "mood", "ROOM")) {
      if (random.nextBoolean()) {
        labels.put(name, random.nextInt(4) == 0 ? "x".repeat(random.nextInt(300)) : text());
      }
    }
    return labels;
  }

  private AgentHeartbeat heartbeat() {
    return new AgentHeartbeat(
        nanos(),
        random.nextLong(1L << 53),
        random.nextLong(1L << 40),
        random.nextLong(1L << 40),
        random.nextLong(10_000),
        maybe(this::nanos),
        maybe(this::nanos),
        maybe(() -> random.nextLong(1L << 34)),
        maybe(() -> random.nextLong(1L << 34)));
  }

  private MarkColumns marks() {
    int count = random.nextInt(65);
    return new MarkColumns(
        one(MediaStage.values()),
        maybeText(),
        maybe(() -> random.nextLong(1L << 32)),
        maybe(() -> random.nextInt(128)),
        nanos(),
        count,
        ints(count),
        column(count),
        column(count),
        column(count),
        column(count),
        column(count),
        column(count),
        column(count),
        column(count));
  }

  private StreamReport report() {
    StreamReport report = new StreamReport();
    for (Schema.Field field : StreamReport.getClassSchema().getFields()) {
      Object value =
          switch (field.name()) {
            case "type" -> one(ReportType.values());
            case "atNanos" -> nanos();
            case "payloadType" -> maybe(() -> random.nextInt(128));
            case "clockRateHertz" -> maybe(() -> 48_000);
            default -> maybeValue(field.schema().getTypes().get(1).getType());
          };
      report.put(field.pos(), value);
    }
    return report;
  }

  private @Nullable Object maybeValue(Schema.Type type) {
    return switch (type) {
      case STRING -> maybeText();
      case LONG -> maybe(() -> random.nextLong(1L << 55) - (1L << 54));
      case DOUBLE -> maybe(this::number);
      default -> throw new IllegalArgumentException("type=" + type);
    };
  }

  private double number() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> 1e16;
      default -> random.nextDouble(-1e9, 1e9);
    };
  }

  private ProbeExchange probe() {
    return new ProbeExchange(
        maybeText(), clock(), random.nextLong(), random.nextLong(), nanos(), nanos());
  }

  private RemoteStamp stamp() {
    return new RemoteStamp(
        maybeText(),
        maybe(() -> random.nextLong(1L << 32)),
        random.nextLong(),
        nanos(),
        random.nextInt());
  }

  private LifecycleEvent lifecycle() {
    return new LifecycleEvent(
        one(LifecycleKind.values()),
        nanos(),
        maybeText(),
        maybe(() -> one(AgentRole.values())),
        maybeText(),
        maybeText(),
        maybe(() -> random.nextLong(1L << 32)),
        maybeText(),
        maybe(random::nextBoolean),
        maybeText(),
        maybeText());
  }

  private ClockId clock() {
    return new ClockId(text(), text(), random.nextInt(9));
  }

  private long nanos() {
    return random.nextLong(-(1L << 61), 1L << 61);
  }

  private List<Integer> column(int count) {
    return random.nextBoolean() ? List.of() : ints(count);
  }

  private List<Integer> ints(int count) {
    List<Integer> ints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ints.add(random.nextBoolean() ? random.nextInt() : random.nextInt(200));
    }
    return ints;
  }

  private <T> List<T> several(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  private @Nullable String maybeText() {
    return maybe(this::text);
  }

  private String text() {
    return "Zürich-🎧-".repeat(random.nextInt(10)) + random.nextInt(50);
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
