package io.earshot.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.wire.SchemaText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The part of Confluent's schema registry API that a pipeline needs; Apicurio's {@code ccompat}
 * path answers it too. Every failure is a {@link RegistryException}. Safe for several threads,
 * remembers nothing: see {@link RegistrySchemaIds}.
 */
public final class SchemaRegistry {

  /** The rule of every subject of ours: any version reads any other. */
  public static final String FULL_TRANSITIVE = "FULL_TRANSITIVE";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final RegistryHttp http;

  private SchemaRegistry(RegistryHttp http) {
    this.http = http;
  }

  /**
   * A registry that may or may not be up yet.
   *
   * @param url with the API's path and, where needed, credentials, e.g. {@code
   *     http://user:password@127.0.0.1:8081/apis/ccompat/v7}
   */
  public static SchemaRegistry at(String url) {
    return new SchemaRegistry(RegistryHttp.at(url, CONNECT_TIMEOUT, REQUEST_TIMEOUT));
  }

  /** The same registry, with less patience than 5 s. */
  public SchemaRegistry within(Duration requestTimeout) {
    return new SchemaRegistry(http.within(requestTimeout));
  }

  /** Base URL without credentials. */
  public String url() {
    return http.baseUrl();
  }

  /**
   * Pins FULL_TRANSITIVE, which no registry has as its default, on each subject of a plan and then
   * registers the value schemas under it. Repeating it changes nothing.
   */
  public void publish(TopicPlan plan) {
    for (TopicSpec topic : plan.avroTopics()) {
      requireFullTransitive(topic.subject());
      register(topic.subject(), topic.valueSchema());
    }
  }

  /** Id of the schema, which becomes the subject's newest version unless it is one already. */
  public int register(String subject, Schema schema) {
    return idFrom(versionsOf(subject), schema);
  }

  /** Id of a schema that is a version of the subject; missing if it is not. */
  public int idOf(String subject, Schema schema) {
    return idFrom("/subjects/" + encoded(subject), schema);
  }

  public Schema byId(int id) {
    String path = "/schemas/ids/" + id;
    return parse(path, http.get(path).path("schema").asText());
  }

  /** Newest version of the subject. */
  public Version latest(String subject) {
    String path = versionsOf(subject) + "/latest";
    JsonNode found = http.get(path);
    return new Version(
        found.path("version").asInt(),
        found.path("id").asInt(),
        parse(path, found.path("schema").asText()));
  }

  /** Version numbers of the subject, ascending. */
  public List<Integer> versions(String subject) {
    List<Integer> versions = new ArrayList<>();
    http.get(versionsOf(subject)).forEach(version -> versions.add(version.asInt()));
    return List.copyOf(versions);
  }

  /**
   * Whether the schema may become the subject's next version under the subject's rule; true for a
   * subject without a version.
   */
  public boolean accepts(String subject, Schema schema) {
    try {
      JsonNode verdict = http.post("/compatibility" + versionsOf(subject), body(schema));
      return verdict.path("is_compatible").asBoolean();
    } catch (RegistryException e) {
      if (e.isMissing()) {
        return true;
      }
      throw e;
    }
  }

  /** Rule of the subject itself, e.g. FULL_TRANSITIVE; empty if it has none of its own. */
  public Optional<String> compatibilityOf(String subject) {
    try {
      JsonNode rule = http.get("/config/" + encoded(subject)).path("compatibilityLevel");
      return Optional.of(rule.asText()).filter(name -> !name.isEmpty());
    } catch (RegistryException e) {
      if (e.isMissing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** From now on every version must read, and be read by, all others of the subject. */
  public void requireFullTransitive(String subject) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    http.put("/config/" + encoded(subject), rule.put("compatibility", FULL_TRANSITIVE));
  }

  private int idFrom(String path, Schema schema) {
    JsonNode id = http.post(path, body(schema)).path("id");
    if (!id.isInt()) {
      String url = http.baseUrl() + path;
      throw RegistryException.unreadable("POST " + url, url, new IllegalStateException("no id"));
    }
    return id.asInt();
  }

  private Schema parse(String path, String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      String url = http.baseUrl() + path;
      throw RegistryException.unreadable("GET " + url, url, e);
    }
  }

  private static ObjectNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", SchemaText.of(schema));
  }

  private static String versionsOf(String subject) {
    return "/subjects/" + encoded(subject) + "/versions";
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * One version of a subject.
   *
   * @param version number within the subject, from 1
   * @param id number on the wire, across all subjects
   * @param schema what it says
   */
  public record Version(int version, int id, Schema schema) {}
}
