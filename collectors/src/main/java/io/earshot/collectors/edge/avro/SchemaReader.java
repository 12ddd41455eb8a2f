package io.earshot.collectors.edge.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.batch.BatchRefused;
import io.earshot.collectors.edge.batch.Ranges;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.collectors.edge.privacy.FieldPrivacy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON by field name into records, as the schema says. Absent fields get their defaults; a
 * number out of range is unknown where null is allowed, and refuses the batch elsewhere.
 */
final class SchemaReader {

  private static final int MAX_MAP_ENTRIES = 64;

  private final FieldPrivacy privacy;
  private final LostValues lost;

  SchemaReader(FieldPrivacy privacy, LostValues lost) {
    this.privacy = privacy;
    this.lost = lost;
  }

  SpecificRecord record(Schema schema, JsonNode node) throws BatchRefused {
    if (!node.isObject()) {
      throw malformed(schema.getName() + " is not an object");
    }
    SpecificRecord record =
        (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    int known = 0;
    for (Field field : schema.getFields()) {
      JsonNode value = node.get(field.name());
      known += value == null ? 0 : 1;
      record.put(field.pos(), field(field, value));
    }
    if (node.size() > known) {
      lost.add(LostValues.UNKNOWN_FIELD, node.size() - known);
    }
    return record;
  }

  private @Nullable Object field(Field field, @Nullable JsonNode value) throws BatchRefused {
    if (value == null || value.isNull()) {
      if (!field.hasDefaultValue()) {
        throw malformed(field.name() + " is missing");
      }
      return SpecificData.get().getDefaultValue(field);
    }
    Schema schema = field.schema();
    if (schema.getType() == Schema.Type.UNION) {
      Object read = value(branch(schema), field.name(), value);
      if (read == null) {
        lost.add(LostValues.OUT_OF_RANGE);
      }
      return read;
    }
    return needed(schema, field.name(), value);
  }

  private Object needed(Schema schema, String name, JsonNode value) throws BatchRefused {
    Object read = value(schema, name, value);
    if (read == null) {
      throw malformed(name + " is out of range");
    }
    return read;
  }

  /** Null for a number out of range. */
  private @Nullable Object value(Schema schema, String name, JsonNode value) throws BatchRefused {
    return switch (schema.getType()) {
      case RECORD -> record(schema, value);
      case ENUM -> symbol(schema, name, value);
      case ARRAY -> array(schema.getElementType(), name, value);
      case MAP -> counts(name, value);
      case STRING -> text(name, value);
      case BOOLEAN -> {
        if (!value.isBoolean()) {
          throw malformed(name + " is not true or false");
        }
        yield value.booleanValue();
      }
      case DOUBLE -> real(name, value);
      case LONG -> whole(name, value);
      case INT -> {
        Long whole = whole(name, value);
        yield whole != null && (whole == whole.intValue() || Ranges.isModular(name))
            ? (Object) whole.intValue()
            : null;
      }
      default -> throw new IllegalStateException(name + ": no JSON for " + schema.getType());
    };
  }

  private Object symbol(Schema schema, String name, JsonNode value) throws BatchRefused {
    if (!value.isTextual()) {
      throw malformed(name + " is not a symbol");
    }
    String symbol = value.textValue();
    if (!schema.hasEnumSymbol(symbol)) {
      lost.add(LostValues.UNKNOWN_SYMBOL);
      symbol = schema.getEnumDefault();
    }
    return SpecificData.get().createEnum(symbol, schema);
  }

  private List<Object> array(Schema element, String name, JsonNode value) throws BatchRefused {
    if (!value.isArray()) {
      throw malformed(name + " is not an array");
    }
    if (value.size() > Ranges.MAX_ROWS) {
      throw new BatchRefused(
          RejectReason.TOO_LARGE, name + " has over " + Ranges.MAX_ROWS + " rows");
    }
    List<Object> items = new ArrayList<>(value.size());
    for (JsonNode each : value) {
      items.add(needed(element, name, each));
    }
    return items;
  }

  private Map<String, Long> counts(String name, JsonNode value) throws BatchRefused {
    if (!value.isObject() || value.size() > MAX_MAP_ENTRIES) {
      throw malformed(name + " is not an object of at most " + MAX_MAP_ENTRIES + " entries");
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> each = value.fields(); each.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = each.next();
      Long count = whole(name, entry.getValue());
      if (count == null) {
        throw malformed(name + " holds a count out of range");
      }
      counts.put(entry.getKey(), count);
    }
    return counts;
  }

  private String text(String name, JsonNode value) throws BatchRefused {
    if (!value.isTextual()) {
      throw malformed(name + " is not text");
    }
    String text = value.textValue();
    if (text.length() > Ranges.MAX_TEXT_CHARACTERS) {
      throw malformed(name + " has over " + Ranges.MAX_TEXT_CHARACTERS + " characters");
    }
    return privacy.shown(name, text);
  }

  private static @Nullable Double real(String name, JsonNode value) throws BatchRefused {
    if (!value.isNumber()) {
      throw malformed(name + " is not a number");
    }
    double real = value.doubleValue();
    return Ranges.allows(real) ? real : null;
  }

  private static @Nullable Long whole(String name, JsonNode value) throws BatchRefused {
    Long whole = WholeNumber.of(value);
    if (whole == null && !value.isNumber() && !value.isTextual()) {
      throw malformed(name + " is not a number");
    }
    return whole != null && Ranges.allows(name, whole) ? whole : null;
  }

  private static Schema branch(Schema union) {
    List<Schema> branches = union.getTypes();
    return branches.get(branches.get(0).getType() == Schema.Type.NULL ? 1 : 0);
  }

  private static BatchRefused malformed(String detail) {
    return new BatchRefused(RejectReason.MALFORMED, detail);
  }
}
