package io.earshot.bench.browser.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.schema.EventBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * A batch of the wire as a record of the schema: fields by name, enums by symbol, longs also as
 * decimal strings. What the schema does not know or allow is an error with its place.
 */
public final class WireBatch {

  private WireBatch() {}

  /**
   * Reads a batch that says its session and participant itself.
   *
   * @throws IllegalArgumentException for what the schema does not allow
   */
  public static EventBatch read(JsonNode batch) throws IOException {
    Schema schema = EventBatch.getClassSchema();
    Object generic = convert(batch, schema, "batch");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(generic, encoder);
    encoder.flush();
    return new SpecificDatumReader<>(EventBatch.class)
        .read(new EventBatch(), DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  private static Object convert(JsonNode value, Schema schema, String place) {
    return switch (schema.getType()) {
      case RECORD -> record(value, schema, place);
      case ARRAY -> array(value, schema, place);
      case MAP -> map(value, schema, place);
      case ENUM -> {
        require(schema.hasEnumSymbol(value.asText()), place, value, schema.getName());
        yield new GenericData.EnumSymbol(schema, value.asText());
      }
      case UNION -> convert(value, notNull(schema), place);
      case STRING -> {
        require(value.isTextual(), place, value, "a string");
        yield value.asText();
      }
      case BOOLEAN -> {
        require(value.isBoolean(), place, value, "true or false");
        yield value.asBoolean();
      }
      case DOUBLE -> {
        require(value.isNumber() && Double.isFinite(value.asDouble()), place, value, "a number");
        yield value.asDouble();
      }
      case LONG -> whole(value, place).longValueExact();
      case INT -> whole(value, place).intValueExact();
      default -> throw new IllegalArgumentException(place + ": " + schema.getType());
    };
  }

  private static BigInteger whole(JsonNode value, String place) {
    boolean isDecimal = value.isTextual() && value.asText().matches("-?\\d{1,19}");
    require(isDecimal || value.isIntegralNumber(), place, value, "a whole number");
    return isDecimal ? new BigInteger(value.asText()) : value.bigIntegerValue();
  }

  private static Object record(JsonNode value, Schema schema, String place) {
    require(value.isObject(), place, value, schema.getName());
    GenericRecordBuilder builder = new GenericRecordBuilder(schema);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      Schema.Field known = schema.getField(field.getKey());
      require(known != null, place + "." + field.getKey(), field.getValue(), "a known field");
      if (known != null) {
        String inside = place + "." + known.name();
        builder.set(known, convert(field.getValue(), known.schema(), inside));
      }
    }
    return builder.build();
  }

  private static List<Object> array(JsonNode value, Schema schema, String place) {
    require(value.isArray(), place, value, "an array");
    List<Object> items = new ArrayList<>();
    for (JsonNode item : value) {
      items.add(convert(item, schema.getElementType(), place + "[" + items.size() + "]"));
    }
    return items;
  }

  private static Map<String, Object> map(JsonNode value, Schema schema, String place) {
    Map<String, Object> entries = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      entries.put(
          entry.getKey(),
          convert(entry.getValue(), schema.getValueType(), place + "." + entry.getKey()));
    }
    return entries;
  }

  private static Schema notNull(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static void require(boolean holds, String place, JsonNode found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(place + ": found " + found + ", expected " + expected);
    }
  }
}
