package io.earshot.console.topics.gap;

import io.earshot.console.topics.gap.Change.Act;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.TopicSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between one subject of the registry and the plan.
 *
 * @param changes in the order in which they must be made: the rule before the schema
 */
public record SubjectGap(TopicSpec topic, List<Change> changes) {

  public static SubjectGap between(TopicSpec topic, FoundSubject found) {
    List<Change> changes = new ArrayList<>();
    String rule = SchemaRegistry.FULL_TRANSITIVE;
    if (!rule.equals(found.compatibility())) {
      changes.add(
          new Change(Act.SET, topic.subject(), "compatibility", found.compatibility(), rule));
    }
    if (found.schemaId() == null) {
      Integer newest = found.newestVersion();
      String is = newest == null ? null : "version " + newest;
      changes.add(new Change(Act.REGISTER, topic.subject(), "schema", is, "this build's"));
    }
    return new SubjectGap(topic, List.copyOf(changes));
  }
}
