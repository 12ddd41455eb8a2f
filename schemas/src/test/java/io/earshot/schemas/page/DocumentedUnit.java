package io.earshot.schemas.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** The unit that a field's doc names: the first word that is one, unless it says Dimensionless. */
final class DocumentedUnit {

  private static final String DIMENSIONLESS = "Dimensionless";

  private static final Pattern UNIT =
      Pattern.compile(
          "\\b(?:(?:nano|micro|milli)?seconds|Hz|bits per second|bytes|packets|samples|percent"
              + "|ratio)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What a name promises at its end. */
  private static final Map<String, String> UNIT_BY_SUFFIX =
      Map.ofEntries(
          Map.entry("Nanos", "nanoseconds"),
          Map.entry("Micros", "microseconds"),
          Map.entry("Millis", "milliseconds"),
          Map.entry("Seconds", "seconds"),
          Map.entry("Hertz", "Hz"),
          Map.entry("BitsPerSecond", "bits per second"),
          Map.entry("Bytes", "bytes"),
          Map.entry("Packets", "packets"),
          Map.entry("Samples", "samples"),
          Map.entry("Percent", "percent"),
          Map.entry("Ratio", "ratio"));

  private DocumentedUnit() {}

  /** E.g. {@code milliseconds}; {@code 1} for a number without one; empty if the doc is silent. */
  static Optional<String> of(String doc) {
    if (doc.contains(DIMENSIONLESS)) {
      return Optional.of("1");
    }
    Matcher matcher = UNIT.matcher(doc);
    return matcher.find() ? Optional.of(spelled(matcher.group())) : Optional.empty();
  }

  /** The unit that the field's name promises; empty if it promises none. */
  static Optional<String> promisedBy(String name) {
    return UNIT_BY_SUFFIX.entrySet().stream()
        .filter(suffix -> name.endsWith(suffix.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether values are numbers, one by one or many. */
  static boolean isNumeric(Schema schema) {
    return switch (schema.getType()) {
      case INT, LONG, FLOAT, DOUBLE -> true;
      case UNION -> schema.getTypes().stream().anyMatch(DocumentedUnit::isNumeric);
      case ARRAY -> isNumeric(schema.getElementType());
      case MAP -> isNumeric(schema.getValueType());
      default -> false;
    };
  }

  private static String spelled(String unit) {
    String lower = unit.toLowerCase(Locale.ROOT);
    return lower.equals("hz") ? "Hz" : lower;
  }
}
