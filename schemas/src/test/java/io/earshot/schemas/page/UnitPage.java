package io.earshot.schemas.page;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;

/** {@code docs/units.md}: every field of every record with its unit and meaning. */
final class UnitPage {

  private static final String HEAD =
      """
      # Records and units

      %s

      Every field of every record on a topic, as its schema says it. `?` = may be `null`, which means
      unknown, never 0. Unit 1 = a number without a unit. Times in `…Nanos` are counts of a named
      clock unless the field says that they are event time; event time is the receipt at the edge less
      the time that the agent held the observation. Ratios are 0 to 1. Schemas as files:
      `./earshot schemas --out DIR`.
      """;

  private UnitPage() {}

  static String text(String generated) {
    StringBuilder page = new StringBuilder(HEAD.formatted(generated));
    Contract.records().forEach(type -> addRecord(page, type));
    page.append("\n## Enums\n\n| enum | meaning | symbols |\n| --- | --- | --- |\n");
    Contract.enums().forEach(type -> addEnum(page, type));
    return page.toString();
  }

  static String anchor(Schema type) {
    return "#" + type.getName().toLowerCase(Locale.ROOT);
  }

  private static void addRecord(StringBuilder page, Schema type) {
    page.append("\n## ").append(type.getName()).append("\n\n").append(type.getDoc());
    page.append("\n\n| field | type | unit | meaning |\n| --- | --- | --- | --- |\n");
    for (Field field : type.getFields()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(field.name(), type(field.schema()), unit(field), cell(field.doc())));
    }
  }

  private static void addEnum(StringBuilder page, Schema type) {
    String symbols =
        type.getEnumSymbols().stream()
            .map(symbol -> "`" + symbol + "`")
            .collect(Collectors.joining(" "));
    page.append(
        "| <a id=\"%s\"></a>%s | %s | %s |\n"
            .formatted(
                type.getName().toLowerCase(Locale.ROOT),
                type.getName(),
                cell(type.getDoc()),
                symbols));
  }

  private static String unit(Field field) {
    boolean isQuantity = DocumentedUnit.isNumeric(field.schema()) || isSpread(field.schema());
    return isQuantity ? DocumentedUnit.of(field.doc()).orElse("") : "";
  }

  private static boolean isSpread(Schema schema) {
    return schema.getType() == Type.UNION
        ? schema.getTypes().stream().anyMatch(UnitPage::isSpread)
        : schema.getType() == Type.RECORD && schema.getName().equals("Spread");
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM -> "[%s](%s)".formatted(schema.getName(), anchor(schema));
      case ARRAY -> "array of " + type(schema.getElementType());
      case MAP -> "map of " + type(schema.getValueType());
      case UNION ->
          schema.getTypes().stream()
              .filter(each -> each.getType() != Type.NULL)
              .map(UnitPage::type)
              .collect(Collectors.joining(" or ", "", "?"));
      default -> schema.getName();
    };
  }

  /** A bar would end the cell. */
  private static String cell(String doc) {
    return doc.replace("|", "\\|");
  }
}
