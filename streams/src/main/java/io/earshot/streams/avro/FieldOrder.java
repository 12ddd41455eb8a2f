package io.earshot.streams.avro;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Holds the code that reads a record field by field to the schema it was written for. */
final class FieldOrder {

  private FieldOrder() {}

  /** Refuses a schema whose fields are not these, separated by blanks, in this order. */
  static void require(Schema schema, String names) {
    String actual = joined(schema.getFields());
    if (!actual.equals(names)) {
      throw differs(schema, actual, names);
    }
  }

  /** Likewise for the first fields only. */
  static void requireFirst(Schema schema, String names) {
    String actual = joined(schema.getFields().subList(0, names.split(" ").length));
    if (!actual.equals(names)) {
      throw differs(schema, actual, names);
    }
  }

  private static String joined(List<Schema.Field> fields) {
    return fields.stream().map(Schema.Field::name).collect(Collectors.joining(" "));
  }

  private static IllegalStateException differs(Schema schema, String actual, String expected) {
    return new IllegalStateException(
        schema.getFullName()
            + " has fields=\""
            + actual
            + "\" but its reader expects=\""
            + expected
            + "\"; change them together");
  }
}
