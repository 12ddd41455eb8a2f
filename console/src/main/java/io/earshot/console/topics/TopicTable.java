package io.earshot.console.topics;

import io.earshot.schemas.topic.TopicSpec;
import java.util.List;

/** The topic plan for people. */
final class TopicTable {

  private TopicTable() {}

  static String text(List<TopicSpec> topics) {
    StringBuilder text = new StringBuilder();
    for (TopicSpec topic : topics) {
      text.append(topic.name())
          .append("  partitions ")
          .append(topic.partitions())
          .append(", replicas ")
          .append(topic.replicas())
          .append("\n  key      ")
          .append(topic.key())
          .append("\n  subject  ")
          .append(topic.kind().isAvro() ? topic.subject() : "none: values are JSON")
          .append('\n');
      topic
          .configs()
          .forEach(
              (name, value) ->
                  text.append("  ").append(name).append(" = ").append(value).append('\n'));
    }
    return text.toString();
  }
}
