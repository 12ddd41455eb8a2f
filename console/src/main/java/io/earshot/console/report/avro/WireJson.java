package io.earshot.console.report.avro;

import io.earshot.console.report.Rounded;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Any of our records as a document for programs: the schema's field names in the schema's order,
 * numbers rounded as in the report, bytes as base64.
 */
public final class WireJson {

  private WireJson() {}

  /** Field name to value; null = unknown. */
  public static Map<String, @Nullable Object> of(IndexedRecord wire) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Schema.Field field : wire.getSchema().getFields()) {
      fields.put(field.name(), value(wire.get(field.pos())));
    }
    return fields;
  }

  private static @Nullable Object value(@Nullable Object of) {
    if (of instanceof IndexedRecord wire) {
      return of(wire);
    } else if (of instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>(list.size());
      list.forEach(each -> values.add(value(each)));
      return values;
    } else if (of instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, each) -> sorted.put(key.toString(), value(each)));
      return sorted;
    } else if (of instanceof Double number) {
      return Rounded.millis(number);
    } else if (of instanceof GenericEnumSymbol<?> || of instanceof CharSequence) {
      return of.toString();
    } else if (of instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return Base64.getEncoder().encodeToString(copy);
    }
    return of;
  }
}
