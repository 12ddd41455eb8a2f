package io.earshot.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schemas.topic.TopicKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** A number without a unit is the commonest bug of this field: no schema may carry one. */
class SchemaDocumentationTest {

  /** A whole word of the name, so that W3C's own names (packetsLost, bytesSent) pass as well. */
  private static final Pattern UNIT =
      Pattern.compile(
          "Nanos|Micros|Millis|Seconds|Hertz|BitsPerSecond|(?:B|^b)ytes|(?:P|^p)ackets"
              + "|^second$|(?:S|^s)amples|Percent|Ratio");

  private static final Map<String, Schema> NAMED = named();

  @Test
  void everyRecordAndEnumIsExplained() {
    assertThat(NAMED.values()).hasSizeGreaterThan(20).allMatch(type -> isText(type.getDoc()));
  }

  @Test
  void everyFieldIsExplained() {
    assertThat(fields()).filteredOn(field -> !isText(field.field().doc())).isEmpty();
  }

  @Test
  void everyNumberHasAUnitOrSaysThatItHasNone() {
    assertThat(fields())
        .filteredOn(FieldOf::isNumeric)
        .filteredOn(field -> !UNIT.matcher(field.field().name()).find())
        .filteredOn(field -> !field.field().doc().contains("Dimensionless"))
        .isEmpty();
  }

  @Test
  void everyRecordSaysWhoWritesAndWhoReads() {
    assertThat(NAMED.values())
        .filteredOn(type -> type.getType() == Schema.Type.RECORD)
        .allMatch(type -> type.getDoc().contains("Written by"), "says who writes it")
        .allMatch(type -> type.getDoc().contains("read by"), "says who reads it");
  }

  @Test
  void everyFieldThatMayBeNullSaysWhatNullMeans() {
    assertThat(fields())
        .filteredOn(field -> field.field().schema().isNullable())
        .filteredOn(field -> !field.field().doc().contains("null ="))
        .filteredOn(field -> !field.owner().getDoc().contains("null ="))
        .isEmpty();
  }

  @Test
  void everyEnumKnowsTheUnknown() {
    assertThat(NAMED.values())
        .filteredOn(type -> type.getType() == Schema.Type.ENUM)
        .allMatch(type -> type.getEnumSymbols().get(0).equals("UNKNOWN"))
        .allMatch(type -> "UNKNOWN".equals(type.getEnumDefault()));
  }

  private static boolean isText(String doc) {
    return doc != null && !doc.isBlank();
  }

  private static List<FieldOf> fields() {
    List<FieldOf> all = new ArrayList<>();
    for (Schema type : NAMED.values()) {
      if (type.getType() == Schema.Type.RECORD) {
        type.getFields().forEach(field -> all.add(new FieldOf(type, field)));
      }
    }
    return all;
  }

  private static Map<String, Schema> named() {
    Map<String, Schema> found = new HashMap<>();
    TopicKind.valueSchemas().forEach(schema -> collect(schema, found));
    return found;
  }

  private static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.put(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM -> found.put(schema.getFullName(), schema);
      case UNION -> schema.getTypes().forEach(type -> collect(type, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {}
    }
  }

  private record FieldOf(Schema owner, Schema.Field field) {

    boolean isNumeric() {
      return isNumeric(field.schema());
    }

    private static boolean isNumeric(Schema schema) {
      return switch (schema.getType()) {
        case INT, LONG, FLOAT, DOUBLE -> true;
        case UNION -> schema.getTypes().stream().anyMatch(FieldOf::isNumeric);
        case ARRAY -> isNumeric(schema.getElementType());
        case MAP -> isNumeric(schema.getValueType());
        default -> false;
      };
    }

    @Override
    public String toString() {
      return owner.getName() + "." + field.name() + ": " + field.doc();
    }
  }
}
