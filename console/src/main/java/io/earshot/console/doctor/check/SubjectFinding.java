package io.earshot.console.doctor.check;

import io.earshot.console.topics.gap.FoundSubject;
import io.earshot.schemas.registry.SchemaRegistry;

/** A subject of the registry as it is, judged by what any reader relies on. */
public final class SubjectFinding {

  private SubjectFinding() {}

  /** Fails where a registry would take, or has, something else. */
  public static Check of(String subject, FoundSubject found) {
    String rule = found.compatibility() == null ? "no rule of its own" : found.compatibility();
    String schema =
        found.schemaId() == null ? "this build's schema missing" : "id " + found.schemaId();
    String text = rule + ", " + schema;
    return SchemaRegistry.FULL_TRANSITIVE.equals(found.compatibility()) && found.schemaId() != null
        ? Check.ok("schema " + subject, text)
        : Check.fail(
            "schema " + subject,
            text,
            SchemaRegistry.FULL_TRANSITIVE + ", registered",
            "run: earshot topics apply");
  }
}
