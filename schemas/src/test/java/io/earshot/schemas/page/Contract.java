package io.earshot.schemas.page;

import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.wire.SchemaText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Every record and enum that a topic can carry, in the order in which a reader meets them. */
final class Contract {

  private Contract() {}

  static List<Schema> records() {
    return named().stream().filter(type -> type.getType() == Schema.Type.RECORD).toList();
  }

  static List<Schema> enums() {
    return named().stream().filter(type -> type.getType() == Schema.Type.ENUM).toList();
  }

  private static List<Schema> named() {
    Map<String, Schema> found = new LinkedHashMap<>();
    TopicKind.valueSchemas().forEach(schema -> collect(SchemaText.neutral(schema), found));
    return List.copyOf(found.values());
  }

  private static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM -> found.putIfAbsent(schema.getFullName(), schema);
      case UNION -> schema.getTypes().forEach(type -> collect(type, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {}
    }
  }
}
