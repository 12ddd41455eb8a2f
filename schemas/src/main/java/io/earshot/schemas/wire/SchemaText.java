package io.earshot.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A schema as every language sees it: self-contained, without what concerns Java alone.
 *
 * <p>Generated classes say {@code avro.java.string} at each string. Registered so, a schema would
 * be another version than the one a client in another language registers from the file.
 */
public final class SchemaText {

  private static final String JAVA_STRING = "avro.java.string";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaText() {}

  /** One line of JSON, named types spelled out at their first use. */
  public static String of(Schema schema) {
    return neutral(schema).toString();
  }

  /** The same for people: indented, with a final line feed on every platform. */
  public static String indented(Schema schema) {
    return neutral(schema).toString(true).replace("\r\n", "\n") + "\n";
  }

  /** The schema without Java's properties. */
  public static Schema neutral(Schema schema) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      return new Schema.Parser().parse(withoutJavaString(tree).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote no JSON for " + schema.getFullName(), e);
    }
  }

  private static JsonNode withoutJavaString(JsonNode node) {
    if (node instanceof ObjectNode object) {
      boolean removed = object.remove(JAVA_STRING) != null;
      if (removed && object.size() == 1 && object.path("type").isTextual()) {
        return TextNode.valueOf(object.path("type").asText());
      }
      List.copyOf(object.properties())
          .forEach(entry -> object.set(entry.getKey(), withoutJavaString(entry.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, withoutJavaString(array.get(i)));
      }
    }
    return node;
  }
}
