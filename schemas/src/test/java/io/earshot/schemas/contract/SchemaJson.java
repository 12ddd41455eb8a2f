package io.earshot.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.schemas.wire.SchemaText;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** What a schema says to programs: all but the documentation. */
final class SchemaJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaJson() {}

  static JsonNode withoutDocs(Schema schema) {
    JsonNode tree = read(SchemaText.of(schema));
    tree.findParents("doc").forEach(node -> ((ObjectNode) node).remove("doc"));
    return tree;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
