package io.earshot.console.doctor.avro;

import io.earshot.console.doctor.check.Check;
import io.earshot.console.doctor.check.SubjectFinding;
import io.earshot.console.topics.avro.PublishedSchemas;
import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import java.util.ArrayList;
import java.util.List;

/** What the registry says of our subjects; nothing is written. */
public final class RegistryChecks {

  private static final String NAME = "registry";

  private RegistryChecks() {}

  /** Whether it answers, and if it does, one of each subject. */
  public static List<Check> of(SchemaRegistry registry) {
    List<Check> checks = new ArrayList<>();
    try {
      // Schemas do not depend on the size.
      new PublishedSchemas(registry)
          .find(TopicPlan.live(PlanSize.EMBEDDED))
          .forEach((subject, found) -> checks.add(SubjectFinding.of(subject, found)));
      checks.add(0, Check.ok(NAME, registry.url()));
    } catch (RegistryException e) {
      checks.add(
          Check.fail(
              NAME,
              String.valueOf(e.getMessage()).replaceFirst("; [^;]*$", ""),
              "a registry that speaks Confluent's API",
              e.isTemporary() ? "start it or correct --registry" : "correct --registry"));
    }
    return List.copyOf(checks);
  }
}
