package io.earshot.console.topics.avro;

import io.earshot.console.topics.gap.Change;
import io.earshot.console.topics.gap.FoundSubject;
import io.earshot.console.topics.gap.SubjectGap;
import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The subjects of a plan as the registry has them; failures are the registry's own. */
public final class PublishedSchemas {

  private final SchemaRegistry registry;

  public PublishedSchemas(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** Subject to what there is of it, one of each topic that has one; asks, changes nothing. */
  public Map<String, FoundSubject> find(TopicPlan plan) {
    Map<String, FoundSubject> found = new LinkedHashMap<>();
    for (TopicSpec topic : plan.avroTopics()) {
      String rule = registry.compatibilityOf(topic.subject()).orElse(null);
      found.put(topic.subject(), new FoundSubject(rule, newestVersion(topic), idOf(topic)));
    }
    return found;
  }

  /** Makes one of the changes that {@code gap} names. */
  public void make(Change change, SubjectGap gap) {
    switch (change.act()) {
      case SET -> registry.requireFullTransitive(change.name());
      case REGISTER -> registry.register(change.name(), gap.topic().valueSchema());
      case CREATE -> throw new IllegalArgumentException("no topic is made here: " + change);
    }
  }

  private @Nullable Integer newestVersion(TopicSpec topic) {
    return orNull(() -> Collections.max(registry.versions(topic.subject())));
  }

  private @Nullable Integer idOf(TopicSpec topic) {
    return orNull(() -> registry.idOf(topic.subject(), topic.valueSchema()));
  }

  private static @Nullable Integer orNull(Supplier<Integer> question) {
    try {
      return question.get();
    } catch (RegistryException e) {
      if (e.isMissing()) {
        return null;
      }
      throw e;
    }
  }
}
