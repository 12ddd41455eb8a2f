package io.earshot.schemas.topic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * One topic as it is to be created.
 *
 * @param kind what it carries
 * @param name topic name
 * @param partitions equal for all topics of a plan that are spread as sessions are, else 1
 * @param replicas copies of each partition
 * @param configs topic settings, sorted by name
 */
public record TopicSpec(
    TopicKind kind, String name, int partitions, short replicas, Map<String, String> configs) {

  public TopicSpec {
    configs = Collections.unmodifiableMap(new TreeMap<>(configs));
  }

  /** Subject of the value schema in the registry, if it is Avro: Confluent's TopicNameStrategy. */
  public String subject() {
    return name + "-value";
  }

  public String key() {
    return kind.key();
  }

  public Schema valueSchema() {
    return kind.valueSchema();
  }
}
