package io.earshot.schemas.page;

import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code docs/topics.md}: every topic of the plan with its key, record and settings. */
final class TopicPage {

  private static final String HEAD =
      """
      # Topics

      %s

      `./earshot topics plan` prints the same for any size or replay, `./earshot topics apply` brings a
      cluster to it, `./earshot doctor` compares. Values are one Avro record each in Confluent's wire
      format (byte 0, int32 schema id, body); the subject is the topic's name with `-value`, its rule
      FULL_TRANSITIVE. Fields and units: [units](units.md). Alerts are JSON, so that ten lines of any
      language read them; their fields: [alert rules](alert-rules.md#records).

      Keys are placed as Java's producer places them (murmur2), so that all of a session is in one
      partition, in one order. All topics of a plan have the same number of partitions, which is fixed
      for their life; only deliveries have one. A tick (key `~tick`) is written to a partition by its number.

      | size | partitions | replicas | `min.insync.replicas` |
      | --- | --- | --- | --- |
      """;

  private static final String SETTING = "min.insync.replicas";

  private static final Map<TopicKind, String> ABOUT_JSON =
      Map.of(
          TopicKind.ALERTS,
          "Each change of each alert, once and in order. Written by the alert rules; read by"
              + " whoever tells people, and by programs.",
          TopicKind.ALERT_STATES,
          "The newest change of each alert; a null value when it is forgotten. Written by the alert"
              + " rules, and a tick with the second (digits) up to which all is judged; read by"
              + " whoever asks what is open.",
          TopicKind.ALERT_RULES,
          "The rules files, whole, with the second from which they hold. Written by the host of the"
              + " alert rules when it starts and when a file changes; read by the alert rules.",
          TopicKind.ALERT_DELIVERIES,
          "The last that a receiver acknowledged about an alert; the record time is when, by the"
              + " broker's clock. Written by the notifier, and read by it when it starts: see"
              + " [alert delivery](alert-delivery.md#deliveries).");

  private TopicPage() {}

  static String text(String generated) {
    StringBuilder page = new StringBuilder(HEAD.formatted(generated));
    for (PlanSize size : PlanSize.values()) {
      TopicSpec any = TopicPlan.live(size).topic(TopicKind.EVENTS);
      page.append(
          "| %s | %d | %d | %s |\n"
              .formatted(
                  size.name().toLowerCase(Locale.ROOT),
                  any.partitions(),
                  any.replicas(),
                  any.configs().get(SETTING)));
    }
    for (TopicKind kind : TopicKind.values()) {
      addTopic(page, kind);
    }
    return page.toString();
  }

  private static void addTopic(StringBuilder page, TopicKind kind) {
    TopicSpec live = TopicPlan.live(PlanSize.CLUSTER).topic(kind);
    @Nullable TopicSpec replay =
        kind.isReplayed() ? TopicPlan.replay("run", PlanSize.CLUSTER).topic(kind) : null;
    page.append("\n## ").append(live.name()).append("\n\n");
    if (kind.isAvro()) {
      page.append(kind.valueSchema().getDoc()).append("\n\n- record: [");
      page.append(kind.valueSchema().getName()).append("](units.md");
      page.append(UnitPage.anchor(kind.valueSchema())).append("), subject `");
      page.append(live.subject()).append("`\n");
    } else {
      page.append(ABOUT_JSON.get(kind)).append("\n\n- record: JSON, no subject\n");
    }
    page.append("- key: ").append(live.key().replace("<", "&lt;"));
    page.append("\n- kept: ").append(kept(kind)).append("\n- of a replay: ");
    page.append(
        replay == null
            ? "none"
            : "`" + replay.name().replace(".run.", ".<run>.") + "`, kept for ever");
    page.append("\n\n| setting | live | replay |\n| --- | --- | --- |\n");
    Map<String, String> replayed = replay == null ? Map.of() : replay.configs();
    Set<String> names = new TreeSet<>(live.configs().keySet());
    names.addAll(replayed.keySet());
    names.remove(SETTING);
    names.forEach(
        name ->
            page.append(
                "| `%s` | %s | %s |\n"
                    .formatted(
                        name,
                        value(live.configs(), name),
                        replay == null ? "" : value(replayed, name))));
  }

  private static String kept(TopicKind kind) {
    return kind.retention()
        .map(kept -> kept.toDays() + " days by record time")
        .orElse("the newest record of each key, for ever");
  }

  private static String value(Map<String, String> settings, String name) {
    return settings.getOrDefault(name, "the broker's");
  }
}
